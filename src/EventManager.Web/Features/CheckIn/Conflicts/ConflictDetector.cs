using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>
/// Whom phones without a network let in and the server would not have, or sent away and the server would not have. What comes of it is the
/// list that an organiser reviews. A batch in which the two agree asks and writes nothing here.
/// </summary>
internal sealed class ConflictDetector(EventDb db, DoorEvent door, DateTimeOffset now)
{
    private readonly List<ConflictCandidate> candidates = [];
    private readonly List<ConflictCandidate> away = [];

    /// <param name="scan">As the server judged it.</param>
    /// <param name="phoneSaid">What the phone said alone; null where it does not tell, and is believed to have let in.</param>
    /// <param name="people">How many it would have let in.</param>
    public void Note(Scan scan, Verdict? phoneSaid, int people)
    {
        if (scan is not { Offline: true, Direction: ScanDirection.In, TicketId: not null, Verdict: not Verdict.Admitted })
            return;
        if (phoneSaid is null or Verdict.Admitted)
            candidates.Add(new ConflictCandidate(scan, phoneSaid, people));
    }

    /// <summary>Sent away by a phone without a network, and the server would have let them in.</summary>
    public void NoteTurnedAway(Scan scan, int people)
    {
        // A house that is full is no doubt about the ticket.
        if (scan is { TicketId: not null, Reason: not VerdictReason.Full })
            away.Add(new ConflictCandidate(scan, scan.Verdict, people));
    }

    /// <summary>
    /// Sent again, since the answer did not reach the phone: the server had let somebody in whom the phone, waiting in vain, sent away. The
    /// scan stays as it was told; somebody has to say where that person is.
    /// </summary>
    public void NoteAgain(Scan before, IncomingScan again)
    {
        if (
            before is { Offline: false, Verdict: Verdict.Admitted, TicketId: not null, UndoneAt: null }
            && again.TurnedAway is { Reason: not VerdictReason.Full } said
        )
            away.Add(new ConflictCandidate(before, said.Verdict, before.People));
    }

    public async Task TellAsync(StandingEntries entries, CancellationToken stop)
    {
        if (candidates.Count == 0 && away.Count == 0)
            return;
        await TellOfThoseSentAwayAsync(stop);
        var (twice, notGood) = (candidates.Where(IsTwice), candidates.Where(candidate => !IsTwice(candidate)).ToList());
        db.ScanConflicts.AddRange(
            twice.Select(candidate => entries.ConflictOf(candidate.Scan, candidate.PhoneSaid)).OfType<ScanConflict>()
        );
        if (notGood.Count > 0)
        {
            var since = await KnownSince.LoadAsync(db, door, notGood.Select(candidate => candidate.Scan.TicketId!.Value), stop);
            db.ScanConflicts.AddRange(
                notGood.Select(candidate =>
                    ScanConflict.NotGood(candidate.Scan, candidate.Scan.TicketId!.Value, candidate.People, since.Of(candidate.Scan))
                )
            );
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            throw new DbUpdateConcurrencyException("Another node told of the same scan in the same moment.", error);
        }
    }

    /// <summary>Whoever tries it three times stands in the list once.</summary>
    private async Task TellOfThoseSentAwayAsync(CancellationToken stop)
    {
        foreach (var some in away.DistinctBy(candidate => candidate.Scan.TicketId).Chunk(ScanBatch.Chunk))
        {
            var (tickets, scans) = (some.Select(one => one.Scan.TicketId!.Value).ToList(), some.Select(one => one.Scan.Id).ToList());
            var told = await db
                .ScanConflicts.AsNoTracking()
                .Where(c => c.EventId == door.Id)
                .Where(c =>
                    (tickets.Contains(c.TicketId) && c.TurnedAway && c.Decision == ConflictDecision.Open) || scans.Contains(c.SecondScanId)
                )
                .Select(c => new { c.TicketId, c.SecondScanId })
                .ToListAsync(stop);
            db.ScanConflicts.AddRange(
                some.Where(one => !told.Exists(c => c.TicketId == one.Scan.TicketId || c.SecondScanId == one.Scan.Id))
                    .Select(one => ScanConflict.SentAway(one.Scan, one.Scan.TicketId!.Value, one.People, now))
            );
        }
    }

    private static bool IsTwice(ConflictCandidate candidate) => candidate.Scan.Verdict is Verdict.AlreadyInside;

    private sealed record ConflictCandidate(Scan Scan, Verdict? PhoneSaid, int People);
}
