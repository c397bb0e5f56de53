using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Record;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>
/// Counts somebody as come in whom the server had not let in. The ticket itself is inside from then on, so that whoever leaves is counted
/// out; it stays as little good as it was.
/// </summary>
internal static class LateEntry
{
    /// <returns>How many were counted: none where the ticket came in by another way meanwhile.</returns>
    public static async Task<int> CountAsync(EventDb db, Scan scan, int people, DateTimeOffset now, CancellationToken stop)
    {
        var (entered, first) = scan.Zone is { } zone
            ? await VisitAsync(db, scan, zone, people, stop)
            : await TicketAsync(db, scan, people, now, stop);
        if (entered > 0)
            await DoorWrites.AddAsync(db, scan.EventId, scan.Gate, entered, 0, first, stop);
        return entered;
    }

    private static async Task<(int Entered, int First)> TicketAsync(
        EventDb db,
        Scan scan,
        int people,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == scan.TicketId, stop);
        if (ticket is null || ticket.IsInside)
            return default;
        var isParty = ticket.People > 1;
        var came = Math.Clamp(people, 1, ticket.People);
        var (inside, arrived) = isParty ? (came, Math.Max(came, ticket.Arrived)) : (ticket.PeopleInside, ticket.Arrived);
        var at = ticket.AdmittedAt ?? scan.ShownAt;
        var moved = await db
            .Tickets.Where(t => t.Id == ticket.Id && !t.IsInside)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.IsInside, true)
                        .SetProperty(t => t.PeopleInside, inside)
                        .SetProperty(t => t.Arrived, arrived)
                        .SetProperty(t => t.AdmittedAt, at)
                        .SetProperty(t => t.UpdatedAt, now),
                stop
            );
        var before =
            isParty ? ticket.Arrived
            : ticket.AdmittedAt is null ? 0
            : 1;
        return (moved * came, moved * Math.Max(0, came - before));
    }

    private static async Task<(int Entered, int First)> VisitAsync(EventDb db, Scan scan, string zone, int people, CancellationToken stop)
    {
        var visits = db.ZoneVisits.Where(v => v.EventId == scan.EventId && v.Zone == zone && v.TicketId == scan.TicketId);
        if (await visits.AsNoTracking().SingleOrDefaultAsync(stop) is not { } before)
        {
            db.ZoneVisits.Add(new ZoneVisit(scan.EventId, zone, scan.TicketId!.Value, people, people, scan.ShownAt));
            await db.SaveChangesAsync(stop);
            return (people, people);
        }
        var arrived = Math.Max(before.Arrived, people);
        var moved = await visits
            .Where(v => !v.IsInside)
            .ExecuteUpdateAsync(
                set => set.SetProperty(v => v.IsInside, true).SetProperty(v => v.People, people).SetProperty(v => v.Arrived, arrived),
                stop
            );
        return (moved * people, moved * (arrived - before.Arrived));
    }
}
