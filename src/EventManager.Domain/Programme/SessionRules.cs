using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Programme;

/// <summary>A session as somebody plans it, before it is a row.</summary>
public sealed record SessionPlan(
    SessionKind Kind,
    LocalizedText Title,
    LocalizedText Description,
    Guid? RoomId,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int? Capacity,
    IReadOnlyList<PlannedLead> Leads
);

/// <param name="Id">The lead that is already there; null for a new one.</param>
/// <param name="Name">Shown in the programme.</param>
/// <param name="Email">Null leaves the address as it is: who may not see it cannot change it.</param>
public sealed record PlannedLead(Guid? Id, string Name, string? Email);

/// <summary>What a session must be like before anything is written.</summary>
public static class SessionRules
{
    public const int MaxTitleLength = 400;
    public const int MaxDescriptionLength = 20_000;
    public const int MaxCapacity = 10_000;

    /// <summary>All that is wrong, each at its field; empty where nothing is.</summary>
    public static List<Refusal> Check(Event @event, SessionPlan plan)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(plan.Title.German))
            refusals.Add(ProgrammeRefusals.TitleMissing);
        if (plan.Title.IsLongerThan(MaxTitleLength))
            refusals.Add(ProgrammeRefusals.TitleTooLong);
        if (plan.Description.IsLongerThan(MaxDescriptionLength))
            refusals.Add(ProgrammeRefusals.DescriptionTooLong);
        if (plan.EndsAt <= plan.StartsAt)
            refusals.Add(ProgrammeRefusals.EndsBeforeStart);
        else if (plan.StartsAt < @event.StartsAt || plan.EndsAt > @event.EndsAt)
            refusals.Add(ProgrammeRefusals.OutsideEvent);
        if (plan.Capacity is < 1 or > MaxCapacity)
            refusals.Add(ProgrammeRefusals.CapacityOutOfRange);
        if (plan.Leads.Any(lead => PersonNames.Clean(lead.Name).Length is 0 or > PersonNames.MaxLength))
            refusals.Add(ProgrammeRefusals.LeadNameMissing);
        if (plan.Leads.Any(lead => !string.IsNullOrWhiteSpace(lead.Email) && !MailAddressRules.IsValid(lead.Email)))
            refusals.Add(ProgrammeRefusals.LeadEmailInvalid);
        return refusals;
    }
}
