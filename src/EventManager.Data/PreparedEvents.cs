using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Data;

/// <summary>What the data says of a preparation: one statement for any number of events, and the one place that says how each is counted.</summary>
public static class PreparedEvents
{
    private static readonly long Drift = (long)DoorPhone.DriftThatWarns.TotalMilliseconds;

    public static IQueryable<PreparedEvent> In(EventDb db, IQueryable<Event> events) =>
        events
            .AsNoTracking()
            .Select(e => new PreparedEvent(
                e.Id,
                e.Slug,
                e.Title,
                e.Kind,
                e.State,
                e.StartsAt,
                e.EndsAt,
                e.TimeZone,
                new ChecklistFacts(
                    e.Title,
                    e.Summary,
                    e.Description,
                    e.PlaceNote,
                    e.VenueId != null,
                    e.RegistrationOpensAt != null,
                    e.ContactEmail != "",
                    e.State != EventState.Draft,
                    db.Staff.Count(s => s.EventId == e.Id),
                    db.TimeSlots.Count(s => s.EventId == e.Id),
                    db.Sessions.Count(s => s.EventId == e.Id && s.Kind != SessionKind.Break),
                    db.Sessions.Count(s => s.EventId == e.Id && s.Kind != SessionKind.Break && s.RoomId == null),
                    db.MailRules.Count(r => r.EventId == e.Id && r.IsOn && r.Anchor != MailAnchor.Happening && r.Anchor != MailAnchor.Once),
                    db.Gates.Count(g => g.EventId == e.Id),
                    db.DoorPhones.Count(p =>
                        p.EventId == e.Id
                        && p.SnapshotAge != null
                        && (p.DriftMilliseconds == null || (p.DriftMilliseconds > -Drift && p.DriftMilliseconds < Drift))
                    ),
                    db.BadgeDesigns.Count(b => b.EventId == e.Id),
                    db.Exhibitors.Count(x => x.EventId == e.Id && x.State == ExhibitorState.Accepted),
                    db.Exhibitors.Count(x => x.EventId == e.Id && x.State == ExhibitorState.Applied),
                    db.Exhibitors.Count(x =>
                        x.EventId == e.Id
                        && x.State == ExhibitorState.Accepted
                        && !db.Booths.Any(b => b.EventId == e.Id && b.ExhibitorId == x.Id)
                    ),
                    db.Invitations.Any(i => i.EventId == e.Id),
                    db.Registrations.Any(r => r.EventId == e.Id),
                    db.Registrations.Any(r => r.EventId == e.Id && r.State == RegistrationState.Applied),
                    db.Sessions.Count(s => s.EventId == e.Id && s.Kind == SessionKind.WorkingGroup),
                    db.Sessions.Count(s =>
                        s.EventId == e.Id
                        && s.Kind == SessionKind.WorkingGroup
                        && !db.Minutes.Any(m => m.SessionId == s.Id && m.State != MinutesState.Draft)
                    )
                )
            ));

    /// <summary>How many points of an event should have been done by now. Nothing else is read where none can be.</summary>
    public static async Task<int> OverdueAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        var open = await db.ChecklistPoints.AsNoTracking().Where(p => p.EventId == eventId && p.TickedAt == null).ToListAsync(stop);
        if (open.Count == 0)
            return 0;
        var about = await In(db, db.Events.Where(e => e.Id == eventId)).SingleAsync(stop);
        return open.Count(point => about.StateOf(point, now) is PointState.Overdue);
    }
}
