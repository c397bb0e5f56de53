using EventManager.Data;
using EventManager.Domain.CheckIn;

namespace EventManager.Web.Features.CheckIn.Conflicts;

/// <summary>
/// Whom phones without a network let in, and the server would not have. What comes of it is the list that an organiser reviews. A batch
/// in which the two agree asks and writes nothing here.
/// </summary>
internal sealed class Doubts(EventDb db, DoorEvent door)
{
    private readonly List<Doubt> doubts = [];

    /// <param name="scan">As the server judged it.</param>
    /// <param name="phoneSaid">What the phone said alone; null where it does not tell, and is believed to have let in.</param>
    /// <param name="people">How many it would have let in.</param>
    public void Note(Scan scan, Verdict? phoneSaid, int people)
    {
        if (scan is not { Offline: true, Direction: ScanDirection.In, TicketId: not null, Verdict: not Verdict.Admitted })
            return;
        if (phoneSaid is null or Verdict.Admitted)
            doubts.Add(new Doubt(scan, phoneSaid, people));
    }

    public async Task TellAsync(StandingEntries entries, CancellationToken stop)
    {
        if (doubts.Count == 0)
            return;
        var (twice, notGood) = (doubts.Where(IsTwice), doubts.Where(doubt => !IsTwice(doubt)).ToList());
        db.ScanConflicts.AddRange(twice.Select(doubt => entries.ConflictOf(doubt.Scan, doubt.PhoneSaid)).OfType<ScanConflict>());
        if (notGood.Count > 0)
        {
            var since = await KnownSince.LoadAsync(db, door, notGood.Select(doubt => doubt.Scan.TicketId!.Value), stop);
            db.ScanConflicts.AddRange(
                notGood.Select(doubt => ScanConflict.NotGood(doubt.Scan, doubt.Scan.TicketId!.Value, doubt.People, since.Of(doubt.Scan)))
            );
        }
        await db.SaveChangesAsync(stop);
    }

    private static bool IsTwice(Doubt doubt) => doubt.Scan.Verdict is Verdict.AlreadyInside;

    private sealed record Doubt(Scan Scan, Verdict? PhoneSaid, int People);
}
