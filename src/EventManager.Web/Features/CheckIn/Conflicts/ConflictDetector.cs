using EventManager.Data;
using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>
/// Whom phones without a network let in, and the server would not have. What comes of it is the list that an organiser reviews. A batch
/// in which the two agree asks and writes nothing here.
/// </summary>
internal sealed class ConflictDetector(EventDb db, DoorEvent door)
{
    private readonly List<ConflictCandidate> candidates = [];

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

    public async Task TellAsync(StandingEntries entries, CancellationToken stop)
    {
        if (candidates.Count == 0)
            return;
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
        await db.SaveChangesAsync(stop);
    }

    private static bool IsTwice(ConflictCandidate candidate) => candidate.Scan.Verdict is Verdict.AlreadyInside;

    private sealed record ConflictCandidate(Scan Scan, Verdict? PhoneSaid, int People);
}
