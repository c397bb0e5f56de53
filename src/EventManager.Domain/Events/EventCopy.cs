using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Events;

/// <summary>An earlier event with all that hangs on it.</summary>
/// <param name="Event">The event with its counter and its categories.</param>
/// <param name="Parts">What a copy takes over, sessions before what points at them.</param>
/// <param name="Left">How many there are of each kind that a copy never takes over.</param>
/// <param name="Minutes">How many minutes were written.</param>
public sealed record CopySource(Event Event, IReadOnlyList<ICopiedWithEvent> Parts, IReadOnlyDictionary<Type, int> Left, int Minutes);

/// <summary>A new draft, made from an earlier event.</summary>
public sealed record EventCopy(
    Event Event,
    IReadOnlyList<ICopiedWithEvent> Parts,
    IReadOnlyList<CopyLine> Report,
    IReadOnlyList<CopyDate> Dates
)
{
    /// <summary>Files that go with mails, the old one's id and the new one's: what they hold is still to be copied.</summary>
    public required IReadOnlyDictionary<Guid, Guid> MailFiles { get; init; }

    /// <summary>
    /// This year's event from last year's: place, texts, rules and every part that says so of itself come along, each date moved
    /// by whole days of wall-clock time. Nothing that belongs to a person who took part comes along, and nothing that says what was
    /// already done.
    /// </summary>
    public static EventCopy Of(CopySource source, string slug, LocalizedText title, DateOnly day)
    {
        var old = source.Event;
        var zone = old.TimeZone;
        var days = day.DayNumber - DateOnly.FromDateTime(Zone.ToLocal(old.StartsAt, zone).Date).DayNumber;
        DateTimeOffset Moved(DateTimeOffset instant) => Zone.ShiftDays(instant, days, zone);

        var copy = CopyEvent(old, slug, title, Moved);
        var target = new CopyTarget(copy.Id, Moved);
        foreach (var rule in source.Parts.OfType<MailRule>())
            target.Rules[rule.Id] = rule.IdIn(copy.Id);
        // Sessions first, times and files before audiences and rules: a zone's list points at the first, an audience and what a rule attaches at the others.
        var parts = source.Parts.OrderBy(Turn).ToList();
        var copies = parts.ConvertAll(part => part.CopyTo(target));
        return new(copy, copies, CopyReport.Of(source), CopyDates.Of(old, copy, [.. parts.Zip(copies)])) { MailFiles = target.MailFiles };
    }

    private static int Turn(ICopiedWithEvent part) =>
        part switch
        {
            Session => 0,
            NamedAudience => 2,
            MailRule => 3,
            _ => 1,
        };

    private static Event CopyEvent(Event old, string slug, LocalizedText title, Func<DateTimeOffset, DateTimeOffset> moved)
    {
        var copy = new Event(slug, old.Kind, title.Copy(), moved(old.StartsAt), moved(old.EndsAt), old.Seats.Capacity)
        {
            Summary = old.Summary.Copy(),
            Description = old.Description.Copy(),
            Visibility = old.Visibility,
            CompanyDomains = old.CompanyDomains,
            TimeZone = old.TimeZone,
            VenueId = old.VenueId,
            PlaceNote = old.PlaceNote.Copy(),
            PriceCents = old.PriceCents,
            PriceNote = old.PriceNote.Copy(),
            Bring = old.Bring.Copy(),
            Accessibility = old.Accessibility.Copy(),
            Faq = old.Faq.Copy(),
            HasWaitingList = old.HasWaitingList,
            FillsGaps = old.FillsGaps,
            ClassTasks = old.ClassTasks.Copy(),
            OfferHours = old.OfferHours,
            MaxPartySize = old.MaxPartySize,
            ExhibitorsMayApply = old.ExhibitorsMayApply,
            PermittedInside = old.PermittedInside,
            GuardianConsentUnderAge = old.GuardianConsentUnderAge,
            OrganiserName = old.OrganiserName,
            ContactEmail = old.ContactEmail,
            CopiedFromId = old.Id,
        };
        if (old.Categories.Count > 0)
            copy.Categories.Clear();
        copy.Categories.AddRange(old.Categories.Select(category => category.CopyTo(copy.Id)));
        if (old.RegistrationOpensAt is { } opens && old.RegistrationClosesAt is { } closes)
            copy.SetRegistrationWindow(moved(opens), moved(closes));
        if (old.ExhibitorApplicationsCloseAt is { } deadline)
            copy.SetExhibitorDeadline(moved(deadline));
        if (old.AdmissionOpensAt is { } doors)
            copy.OpenDoorsAt(moved(doors));
        return copy;
    }
}
