using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <param name="Tickets">Tickets that were still inside.</param>
/// <param name="People">People who were still counted inside, those without a ticket too.</param>
internal sealed record DayReset(int Tickets, int People);

/// <summary>
/// The end of the day: everybody has left, many without a scan. The gates come first, in the order of their codes: a scan that is being
/// written meanwhile is either counted away together with its ticket, or comes after and counts in both.
/// </summary>
internal sealed class ResetDayHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<DayReset>> HandleAsync(Guid eventId, Guid? by, CancellationToken stop) =>
        transactions.RunAsync<DayReset>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                var codes = await db.Gates.Where(gate => gate.EventId == eventId).Select(gate => gate.Code).ToListAsync(stop);
                var people = 0;
                foreach (var code in codes.Order(StringComparer.Ordinal))
                {
                    var gate = db.Gates.Where(row => row.EventId == eventId && row.Code == code);
                    var corrected = await gate.Select(row => row.Corrected).SingleAsync(stop);
                    await gate.ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.Corrected, row => row.Left + row.TappedOut - row.Entered - row.TappedIn),
                        stop
                    );
                    var after = await gate.Select(row => new { row.Corrected, row.Zone }).SingleAsync(stop);
                    people += after.Zone is null ? corrected - after.Corrected : 0;
                }
                var tickets = await db
                    .Tickets.Where(ticket => ticket.EventId == eventId && ticket.IsInside)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(ticket => ticket.IsInside, false)
                                .SetProperty(ticket => ticket.PeopleInside, 0)
                                .SetProperty(ticket => ticket.UpdatedAt, now),
                        stop
                    );
                await db
                    .ZoneVisits.Where(visit => visit.EventId == eventId && visit.IsInside)
                    .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.IsInside, false).SetProperty(visit => visit.People, 0), stop);
                db.Audit.Add(new AuditEntry(now, by, eventId, "door.day_reset", null, $"{tickets} tickets, {people} people"));
                return new DayReset(tickets, people);
            },
            stop
        );
}
