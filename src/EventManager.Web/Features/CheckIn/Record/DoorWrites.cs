using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>
/// What several doors may want to write at once. Each is a conditional statement, so that two nodes cannot both let the same ticket in;
/// where another was faster, the batch is judged again from the start.
/// </summary>
internal static class DoorWrites
{
    /// <summary>
    /// Scans, tickets, gates, in this order: a gate's row is the one that everybody wants. Gates in the order of their codes, against
    /// deadlocks.
    /// </summary>
    public static async Task WriteAsync(
        EventDb db,
        IReadOnlyCollection<Scan> scans,
        IEnumerable<SeenTicket> tickets,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var moved = tickets.Where(ticket => ticket.House.Changed).ToLookup(ticket => ticket.IsParty);
        foreach (var party in moved[true])
        {
            if (await MovePartyAsync(db, party, now, stop) != 1)
                throw new DbUpdateConcurrencyException("Another door moved this party in the same moment.");
        }
        var statements = DoorStatements.Of(db);
        var batch = new StatementBatch(db);
        foreach (var scan in scans)
            batch.Add(statements.AddScan, scan);
        // Those of one kind follow each other: a prepared statement is kept while it is the same.
        foreach (var ticket in moved[false].OrderBy(ticket => ticket.House.Move.Kind))
            Move(batch, statements, ticket.Id, ticket.House.Move, now);
        foreach (
            var gate in scans.Where(scan => scan.MovedSomebody).GroupBy(scan => scan.Gate).OrderBy(gate => gate.Key, StringComparer.Ordinal)
        )
        {
            var entered = gate.Where(scan => scan.Verdict is Verdict.Admitted).Sum(scan => scan.People);
            var left = gate.Sum(scan => scan.People) - entered;
            batch.Add(statements.CountAtGate, gate.First().EventId, gate.Key, entered, left, gate.Sum(scan => scan.FirstPeople));
        }
        await batch.ExecuteAsync(stop);
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

    private static void Move(StatementBatch batch, DoorStatements statements, Guid id, TicketMove move, DateTimeOffset now)
    {
        if (move.FirstEntry is { } first)
            batch.Add(statements.FirstEntry, move.To, now, first, id, move.From, TicketState.Valid);
        else if (move.To)
            batch.Add(statements.Reentry, move.To, now, id, move.From, TicketState.Valid);
        else
            batch.Add(statements.Leaving, move.To, now, id, move.From);
    }
}
