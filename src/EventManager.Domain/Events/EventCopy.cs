using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations.Questions;

namespace EventManager.Domain.Events;

/// <summary>An earlier event with all that hangs on it.</summary>
public sealed record CopySource(
    Event Event,
    IReadOnlyList<TimeSlot> Slots,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<Booth> Booths,
    IReadOnlyList<MailWording> Wordings,
    IReadOnlyList<Question> Questions,
    CopyLeftovers Leftovers
);

/// <summary>Numbers of what an earlier event has and a new one never takes over.</summary>
public sealed record CopyLeftovers(int Registrations, int Invitations, int Exhibitors, int Mails, int Scans, int Tokens, int Minutes);

/// <summary>A new draft, made from an earlier event.</summary>
public sealed record EventCopy(
    Event Event,
    IReadOnlyList<TimeSlot> Slots,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<Booth> Booths,
    IReadOnlyList<MailWording> Wordings,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<CopyLine> Report,
    IReadOnlyList<CopyDate> Dates
)
{
    /// <summary>
    /// This year's event from last year's: place, texts, rules, slots, programme, booths and mail wordings come along, each date moved
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
        var slots = source.Slots.Select(s => new TimeSlot(copy.Id, Moved(s.StartsAt), Moved(s.EndsAt), s.Seats.Capacity)).ToList();
        var sessions = source.Sessions.Select(s => CopySession(s, copy.Id, Moved)).ToList();
        var booths = source.Booths.Select(b => CopyBooth(b, copy.Id)).ToList();
        var wordings = source.Wordings.Select(w => CopyWording(w, copy.Id)).ToList();
        var questions = source.Questions.Select(q => q.CopyFor(copy.Id)).ToList();
        var dates = CopyDates.Of(source, copy, slots, sessions);
        return new(copy, slots, sessions, booths, wordings, questions, CopyReport.Of(source), dates);
    }

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
            HasWaitingList = old.HasWaitingList,
            FillsGaps = old.FillsGaps,
            ClassTasks = old.ClassTasks.Copy(),
            OfferHours = old.OfferHours,
            MaxPartySize = old.MaxPartySize,
            ReminderDaysBefore = old.ReminderDaysBefore,
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

    private static Session CopySession(Session old, Guid eventId, Func<DateTimeOffset, DateTimeOffset> moved)
    {
        var copy = new Session(eventId, old.Kind, old.Title.Copy(), moved(old.StartsAt), moved(old.EndsAt), old.Seats?.Capacity)
        {
            Description = old.Description.Copy(),
            RoomId = old.RoomId,
        };
        copy.Leads.AddRange(old.Leads.Select(lead => new SessionLead(copy.Id, lead.Name, lead.Email, lead.Position)));
        return copy;
    }

    private static Booth CopyBooth(Booth old, Guid eventId) =>
        new(eventId, old.RoomId, old.Label, old.X, old.Y, old.Width, old.Depth) { Power = old.Power };

    private static MailWording CopyWording(MailWording old, Guid eventId) =>
        new(eventId, old.Kind) { Subject = old.Subject.Copy(), Opening = old.Opening.Copy() };
}
