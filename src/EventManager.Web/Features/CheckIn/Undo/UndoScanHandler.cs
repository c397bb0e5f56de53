using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Undo;

/// <param name="Id">The scan.</param>
/// <param name="Verdict">What it was told.</param>
/// <param name="UndoneAt">When it was taken back, by the first who asked.</param>
internal sealed record UndoneScan(Guid Id, Verdict Verdict, DateTimeOffset UndoneAt);

/// <summary>
/// Takes back a scan that let somebody in or out by mistake. Only the ticket's last move can be taken back, once; asking again answers
/// the same and changes nothing.
/// </summary>
internal sealed class UndoScanHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<UndoneScan>> HandleAsync(Guid eventId, Guid scanId, CancellationToken stop) =>
        transactions.RunAsync<UndoneScan>(
            async (db, stop) =>
            {
                var now = Instant.Cut(clock.GetUtcNow());
                // First, and conditional: of two who undo the same scan one waits here, and then finds it done.
                var mine = await db
                    .Scans.Where(s => s.EventId == eventId && s.Id == scanId && s.UndoneAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.UndoneAt, now), stop);
                if (await db.Scans.AsNoTracking().SingleOrDefaultAsync(s => s.EventId == eventId && s.Id == scanId, stop) is not { } scan)
                    return CheckInRefusals.ScanNotFound;
                if (mine == 0)
                    return new UndoneScan(scan.Id, scan.Verdict, scan.UndoneAt!.Value);
                if (!scan.MovedSomebody)
                    return await TakeBackConflictAsync(db, scan, now, stop)
                        ? new UndoneScan(scan.Id, scan.Verdict, now)
                        : CheckInRefusals.NothingToUndo;
                if (!await MovesBack.RunAsync(db, scan, now, stop) || await WasMovedLaterAsync(db, scan, stop))
                    return CheckInRefusals.UndoSuperseded;
                var entered = scan.Verdict is Verdict.Admitted;
                var (inward, outward) = entered ? (-scan.People, 0) : (0, -scan.People);
                await DoorWrites.AddAsync(db, eventId, scan.Gate, inward, outward, -scan.FirstPeople, stop);
                if (entered)
                    await AskAboutWhoCameAfterAsync(db, scan, now, stop);
                return new UndoneScan(scan.Id, scan.Verdict, now);
            },
            stop
        );

    /// <summary>The door takes back what nobody counted: then there is nothing to review either.</summary>
    private static async Task<bool> TakeBackConflictAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop)
    {
        var open = db.ScanConflicts.Where(c =>
            c.EventId == scan.EventId && c.SecondScanId == scan.Id && c.Decision == ConflictDecision.Open
        );
        if (await open.AsNoTracking().SingleOrDefaultAsync(stop) is not { } conflict)
            return false;
        var decision = conflict.IsTwice ? ConflictDecision.LetStand : ConflictDecision.NobodyIn;
        db.Audit.Add(
            new AuditEntry(now, null, scan.EventId, "door.conflict_decided", conflict.Id, $"{decision}, taken back at {scan.Gate}")
        );
        return await open.ExecuteUpdateAsync(set => set.SetProperty(c => c.Decision, decision).SetProperty(c => c.DecidedAt, now), stop)
            == 1;
    }

    /// <summary>
    /// Another phone has told the ticket meanwhile that it is inside, and maybe waved it through for that; with this scan gone nobody is
    /// counted. Whether somebody came in there is asked in the list of differences. The phone's own second look at the code is none of it.
    /// </summary>
    private static async Task AskAboutWhoCameAfterAsync(EventDb db, Scan scan, DateTimeOffset now, CancellationToken stop)
    {
        var after = await db
            .Scans.AsNoTracking()
            .Where(s => s.EventId == scan.EventId && s.TicketId == scan.TicketId && s.Zone == scan.Zone && s.UndoneAt == null)
            .Where(s => s.Verdict == Verdict.AlreadyInside && s.Reason == null && s.ReceivedAt > scan.ReceivedAt)
            .Where(s => s.TokenId != scan.TokenId || s.Gate != scan.Gate)
            .Where(s => !db.ScanConflicts.Any(c => c.EventId == s.EventId && c.SecondScanId == s.Id))
            .OrderByDescending(s => s.ReceivedAt)
            .FirstOrDefaultAsync(stop);
        if (after is not null)
            db.ScanConflicts.Add(ScanConflict.SentAway(after, scan.TicketId!.Value, scan.People, now));
    }

    /// <summary>Asked with the ticket's row in hand, so that no scan can slip in between.</summary>
    private static Task<bool> WasMovedLaterAsync(EventDb db, Scan scan, CancellationToken stop) =>
        db.Scans.AnyAsync(
            later =>
                later.TicketId == scan.TicketId
                && later.Zone == scan.Zone
                && later.ReceivedAt > scan.ReceivedAt
                && later.UndoneAt == null
                && (later.Verdict == Verdict.Admitted || (later.Verdict == Verdict.Left && later.FirstAdmittedAt != null)),
            stop
        );
}
