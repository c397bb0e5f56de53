using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>
/// The two writes that several doors may want at once. Each is a conditional statement, so that two nodes cannot both let the same
/// ticket in; where another was faster, the batch is judged again from the start.
/// </summary>
internal static class DoorWrites
{
    public static async Task MoveAsync(EventDb db, IEnumerable<SeenTicket> tickets, DateTimeOffset now, CancellationToken stop)
    {
        var moved = tickets.Where(ticket => ticket.House.Changed).ToLookup(ticket => ticket.IsParty);
        foreach (var party in moved[true])
        {
            if (await MovePartyAsync(db, party, now, stop) != 1)
                throw new DbUpdateConcurrencyException("Another door moved this party in the same moment.");
        }
        foreach (var group in moved[false].GroupBy(ticket => ticket.House.Move))
        {
            foreach (var ids in group.Select(ticket => ticket.Id).Chunk(ScanSheet.Chunk))
            {
                if (await MoveAsync(db, ids, group.Key, now, stop) != ids.Length)
                    throw new DbUpdateConcurrencyException("Another door moved one of these tickets in the same moment.");
            }
        }
    }

    /// <summary>Late in the transaction: a gate's row is the one that everybody wants. In the order of codes, against deadlocks.</summary>
    public static async Task CountAsync(EventDb db, IEnumerable<Scan> scans, CancellationToken stop)
    {
        foreach (
            var gate in scans.Where(scan => scan.MovedSomebody).GroupBy(scan => scan.Gate).OrderBy(gate => gate.Key, StringComparer.Ordinal)
        )
        {
            var (code, eventId) = (gate.Key, gate.First().EventId);
            var entered = gate.Where(scan => scan.Verdict is Verdict.Admitted).Sum(scan => scan.People);
            var first = gate.Sum(scan => scan.FirstPeople);
            await AddAsync(db, eventId, code, entered, gate.Sum(scan => scan.People) - entered, first, stop);
        }
    }

    public static Task AddAsync(EventDb db, Guid eventId, string gate, int entered, int left, int first, CancellationToken stop) =>
        db
            .Gates.Where(row => row.EventId == eventId && row.Code == gate)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Entered, row => row.Entered + entered)
                        .SetProperty(row => row.Left, row => row.Left + left)
                        .SetProperty(row => row.FirstEntered, row => row.FirstEntered + first),
                stop
            );

    /// <summary>People that nobody scanned: more inside than counted, or fewer.</summary>
    public static Task CorrectAsync(EventDb db, Guid eventId, string gate, int people, CancellationToken stop) =>
        db
            .Gates.Where(row => row.EventId == eventId && row.Code == gate)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Corrected, row => row.Corrected + people), stop);

    /// <summary>A party's number inside is a counter of its own: each of its moves is a statement.</summary>
    private static Task<int> MovePartyAsync(EventDb db, SeenTicket party, DateTimeOffset now, CancellationToken stop)
    {
        var place = party.House;
        var (was, people, arrived, inside, first) = (place.WasPeople, place.People, place.Arrived, place.Inside, place.AdmittedAt);
        var row = db.Tickets.Where(ticket => ticket.Id == party.Id && ticket.PeopleInside == was);
        if (people > was)
            row = row.Where(ticket => ticket.State == TicketState.Valid);
        return row.ExecuteUpdateAsync(
            set =>
                set.SetProperty(ticket => ticket.PeopleInside, people)
                    .SetProperty(ticket => ticket.Arrived, arrived)
                    .SetProperty(ticket => ticket.IsInside, inside)
                    .SetProperty(ticket => ticket.AdmittedAt, first)
                    .SetProperty(ticket => ticket.UpdatedAt, now),
            stop
        );
    }

    private static Task<int> MoveAsync(EventDb db, Guid[] ids, TicketMove move, DateTimeOffset now, CancellationToken stop)
    {
        var (from, to) = (move.From, move.To);
        var rows = db.Tickets.Where(ticket => ids.Contains(ticket.Id) && ticket.IsInside == from);
        if (to)
            rows = rows.Where(ticket => ticket.State == TicketState.Valid);
        if (move.FirstEntry is not { } first)
            return rows.ExecuteUpdateAsync(
                set => set.SetProperty(ticket => ticket.IsInside, to).SetProperty(ticket => ticket.UpdatedAt, now),
                stop
            );
        return rows.Where(ticket => ticket.AdmittedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(ticket => ticket.IsInside, to)
                        .SetProperty(ticket => ticket.AdmittedAt, first)
                        .SetProperty(ticket => ticket.UpdatedAt, now),
                stop
            );
    }
}
