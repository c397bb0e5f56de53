using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails;

/// <summary>What a row whose subject is a registration tells of.</summary>
/// <param name="Registration">The subject.</param>
/// <param name="Event">Its event.</param>
/// <param name="Venue">Where that is; null for nowhere yet.</param>
/// <param name="Slot">The time of arrival that was given; null for any.</param>
internal sealed record MailedRegistration(Registration Registration, Event Event, Venue? Venue, TimeSlot? Slot)
{
    /// <summary>By key, so that a context which stays open for several mails asks for event and venue once. Null where it is gone.</summary>
    public static async Task<MailedRegistration?> FindAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var registration = row.SubjectId is { } subject ? await db.Registrations.FindAsync([subject], stop) : null;
        if (registration is null)
            return null;
        var @event = (await db.Events.FindAsync([registration.EventId], stop))!;
        var venue = @event.VenueId is { } place ? await db.Venues.FindAsync([place], stop) : null;
        var slot = registration.TimeSlotId is { } given ? await db.TimeSlots.FindAsync([given], stop) : null;
        return new(registration, @event, venue, slot);
    }

    /// <summary>The registrations of all rows in one go; the rest they share.</summary>
    public static Task ReadAheadAsync(EventDb db, IReadOnlyList<OutboxMail> rows, CancellationToken stop)
    {
        var subjects = rows.Select(row => row.SubjectId).OfType<Guid>().ToList();
        return db.Registrations.Where(r => subjects.Contains(r.Id)).LoadAsync(stop);
    }
}
