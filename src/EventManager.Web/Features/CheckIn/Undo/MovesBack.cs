using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Undo;

/// <summary>Takes a scan's move back from the ticket, or from its visit to a zone. False where the ticket was moved since.</summary>
internal static class MovesBack
{
    public static async Task<bool> RunAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop) =>
        await (
            scan.Zone is { } zone ? ZoneAsync(db, scan, zone, stop)
            : scan.Arrived is not null ? PartyAsync(db, scan, now, stop)
            : TicketAsync(db, scan, now, stop)
        ) == 1;

    private static Task<int> TicketAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop)
    {
        var inside = scan.Verdict is Verdict.Admitted;
        var ticket = db.Tickets.Where(t => t.Id == scan.TicketId && t.IsInside == inside);
        return scan.WasFirstEntry
            ? ticket.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.IsInside, !inside)
                        .SetProperty(t => t.AdmittedAt, (DateTimeOffset?)null)
                        .SetProperty(t => t.UpdatedAt, now),
                stop
            )
            : ticket.ExecuteUpdateAsync(set => set.SetProperty(t => t.IsInside, !inside).SetProperty(t => t.UpdatedAt, now), stop);
    }

    /// <summary>The number inside must be the one that the scan left.</summary>
    private static Task<int> PartyAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop)
    {
        var (after, before, first) = (scan.Arrived ?? 0, Before(scan), scan.FirstPeople);
        var ticket = db.Tickets.Where(t => t.Id == scan.TicketId && t.PeopleInside == after);
        return scan.WasFirstEntry
            ? ticket.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.PeopleInside, before)
                        .SetProperty(t => t.IsInside, before > 0)
                        .SetProperty(t => t.Arrived, t => t.Arrived - first)
                        .SetProperty(t => t.AdmittedAt, (DateTimeOffset?)null)
                        .SetProperty(t => t.UpdatedAt, now),
                stop
            )
            : ticket.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.PeopleInside, before)
                        .SetProperty(t => t.IsInside, before > 0)
                        .SetProperty(t => t.Arrived, t => t.Arrived - first)
                        .SetProperty(t => t.UpdatedAt, now),
                stop
            );
    }

    private static Task<int> ZoneAsync(EventDb db, Scan scan, string zone, CancellationToken stop)
    {
        var visit = db.ZoneVisits.Where(v => v.EventId == scan.EventId && v.Zone == zone && v.TicketId == scan.TicketId);
        var (after, before, first) = (scan.Arrived ?? (scan.Verdict is Verdict.Admitted ? 1 : 0), Before(scan), scan.FirstPeople);
        visit = visit.Where(v => v.People == after);
        // A visit that never was is none: the next entry is the first again.
        return scan.WasFirstEntry
            ? visit.ExecuteDeleteAsync(stop)
            : visit.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(v => v.People, before)
                        .SetProperty(v => v.IsInside, before > 0)
                        .SetProperty(v => v.Arrived, v => v.Arrived - first),
                stop
            );
    }

    private static int Before(Scan scan)
    {
        var entered = scan.Verdict is Verdict.Admitted;
        var after = scan.Arrived ?? (entered ? 1 : 0);
        return entered ? after - scan.People : after + scan.People;
    }
}
