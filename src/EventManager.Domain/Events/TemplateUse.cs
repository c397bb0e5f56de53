using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Events;

/// <summary>A new draft with its programme, made from a template.</summary>
public sealed record TemplateUse(
    Event Event,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<MailRule> Rules,
    IReadOnlyList<ChecklistPoint> Checklist
)
{
    public static TemplateUse Of(EventTemplate template, string slug, LocalizedText title, DateOnly day, string timeZone = Zone.Default)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var start = Zone.ToUtc(midnight.AddMinutes(template.StartMinute), timeZone);
        var end = start.AddMinutes(template.Minutes);
        var made = new Event(slug, template.Kind, title.Copy(), start, end, template.Capacity)
        {
            TimeZone = timeZone,
            Summary = template.Summary.Copy(),
            Description = template.Description.Copy(),
            Visibility = template.Visibility,
            HasWaitingList = template.HasWaitingList,
            MaxPartySize = template.MaxPartySize,
            ExhibitorsMayApply = template.ExhibitorsMayApply,
        };
        // A course is applied for: the organiser chooses whom it helps most.
        made.Categories[0].NeedsApproval = template.Kind is EventKind.Course;
        if (template.TakesClasses)
            made.Categories.Add(TicketCategory.ForClasses(made.Id));
        made.SetRegistrationWindow(
            Zone.ToUtc(midnight.AddDays(-template.OpensDaysBefore), timeZone),
            start.AddHours(-template.ClosesHoursBefore)
        );
        var sessions = template
            .Sessions.OrderBy(s => s.StartsAfterMinutes)
            .Select(s => MakeSession(s, made.Id, start.AddMinutes(s.StartsAfterMinutes)))
            .ToList();
        return new(
            made,
            sessions,
            template.ReminderDaysBefore is > 0 and var days ? [MailRule.ReminderOf(made.Id, days)] : [],
            ChecklistRules.For(made.Id, template.Kind, [])
        );
    }

    private static Session MakeSession(TemplateSession planned, Guid eventId, DateTimeOffset start) =>
        new(eventId, planned.Kind, planned.Title.Copy(), start, start.AddMinutes(planned.Minutes), planned.Capacity);
}
