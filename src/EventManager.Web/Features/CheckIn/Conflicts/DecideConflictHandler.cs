using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

internal sealed record DecideConflict(Guid EventId, Guid ConflictId, ConflictDecision Decision, Guid? By);

internal static class ConflictRefusals
{
    public static readonly Refusal NotFound = new("door-conflicts.not_found");
    public static readonly Refusal AlreadyDecided = new("door-conflicts.already_decided");

    /// <summary>The decision answers the other kind of conflict.</summary>
    public static readonly Refusal NoAnswer = new("door-conflicts.no_answer");
}

/// <summary>Says what really happened, once, and makes the count right. Of two who decide at the same time one is told so.</summary>
internal sealed class DecideConflictHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(DecideConflict command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                var now = Instant.Cut(clock.GetUtcNow());
                // First, and conditional: the count must not be changed twice.
                var mine = await db
                    .ScanConflicts.Where(c =>
                        c.Id == command.ConflictId && c.EventId == command.EventId && c.Decision == ConflictDecision.Open
                    )
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(c => c.Decision, command.Decision)
                                .SetProperty(c => c.DecidedAt, now)
                                .SetProperty(c => c.DecidedBy, command.By),
                        stop
                    );
                var conflict = await db
                    .ScanConflicts.AsNoTracking()
                    .SingleOrDefaultAsync(c => c.Id == command.ConflictId && c.EventId == command.EventId, stop);
                if (conflict is null)
                    return ConflictRefusals.NotFound;
                if (mine == 0)
                    return ConflictRefusals.AlreadyDecided;
                if (!conflict.IsAnsweredBy(command.Decision))
                    return ConflictRefusals.NoAnswer;
                var scan = await db
                    .Scans.AsNoTracking()
                    .SingleAsync(s => s.EventId == command.EventId && s.Id == conflict.SecondScanId, stop);
                var people =
                    command.Decision is ConflictDecision.CountedIn
                        ? await LateEntry.CountAsync(db, scan, conflict.People, now, stop)
                        : await CorrectAsync(db, scan, command.Decision, now, stop);
                var detail = $"{command.Decision}, {people:+0;-0;0} at {scan.Gate}";
                db.Audit.Add(new AuditEntry(now, command.By, command.EventId, "door.conflict_decided", conflict.Id, detail));
                return default(Done);
            },
            stop
        );

    /// <summary>Makes the door's count right; says by how many people.</summary>
    private static async Task<int> CorrectAsync(
        EventDb db,
        Scan scan,
        ConflictDecision decision,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var people = decision switch
        {
            ConflictDecision.TwoPeople => 1,
            // Only where the ticket is still inside: whoever was scanned out meanwhile is counted out already.
            ConflictDecision.Corrected => -await LeftAsync(db, scan, now, stop),
            // Sent away by a phone that did not get the server's word, which had counted them in.
            ConflictDecision.NobodyIn when scan.Verdict is Verdict.Admitted => -await LeftAsync(db, scan, now, stop),
            _ => 0,
        };
        if (people != 0)
            await DoorWrites.CorrectAsync(db, scan.EventId, scan.Gate, people, stop);
        return people;
    }

    /// <summary>Takes the ticket out; says how many people that were.</summary>
    private static async Task<int> LeftAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop)
    {
        if (scan.Zone is { } zone)
        {
            var visit = db.ZoneVisits.Where(v => v.EventId == scan.EventId && v.Zone == zone && v.TicketId == scan.TicketId && v.IsInside);
            var there = await visit.Select(v => v.People).SingleOrDefaultAsync(stop);
            return there
                * await visit
                    .Where(v => v.People == there)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.IsInside, false).SetProperty(v => v.People, 0), stop);
        }
        var ticket = db.Tickets.Where(t => t.Id == scan.TicketId && t.IsInside);
        var inside = await ticket.Select(t => t.PeopleInside).SingleOrDefaultAsync(stop);
        return Math.Max(1, inside)
            * await ticket
                .Where(t => t.PeopleInside == inside)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.IsInside, false).SetProperty(t => t.PeopleInside, 0).SetProperty(t => t.UpdatedAt, now),
                    stop
                );
    }
}
