using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Telling;

/// <summary>
/// One mail, in ledger and outbox, for everybody who plans with an event without being registered for it: exhibitors, invited people who have not
/// answered, session leads, training officers. Registered people are told by their own mails (<c>TellRegistered</c>).
/// </summary>
internal sealed class TellInvolved(IEnumerable<IInvolved> groups)
{
    private const int BatchSize = 500;

    /// <param name="db">In a transaction, with nothing unsaved in it: what it tracks is let go.</param>
    /// <param name="eventId">Whose people.</param>
    /// <param name="change">What they are told.</param>
    /// <param name="sequence">The event's calendar sequence: each change is told once, the next one again.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>How many are told.</returns>
    public async Task<int> QueueAsync(
        EventDb db,
        Guid eventId,
        EventChange change,
        int sequence,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (told, kind) = (0, EventChangeMail.KindOf(change));
        await BuiltInMails.BeginAsync(db, eventId, kind, now, stop);
        foreach (var group in groups)
        {
            var last = Guid.Empty;
            while (true)
            {
                var batch = await group
                    .Rows(db, eventId)
                    .Where(r => r.Id.CompareTo(last) > 0)
                    .OrderBy(r => r.Id)
                    .Take(BatchSize)
                    .ToListAsync(stop);
                var mails = batch.Select(row => new OutboxMail(kind, row.Address, row.Name, row.Language, now)
                {
                    EventId = eventId,
                    SubjectId = row.Id,
                    Arguments = group.Group,
                    OnceKey = $"{change}:{row.Id:N}:{sequence}",
                });
                await BuiltInMails.AddAsync(db, [.. mails.Select(mail => new HappenedMail(mail, eventId, now))], now, stop);
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
                told += batch.Count;
                if (batch.Count < BatchSize)
                    break;
                last = batch[^1].Id;
            }
        }
        return told;
    }

    /// <summary>How many of each kind would be told; kinds without anybody are left out.</summary>
    public async Task<IReadOnlyList<InvolvedCount>> CountAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var counts = new List<InvolvedCount>();
        foreach (var group in groups)
        {
            var count = await group.Rows(db, eventId).CountAsync(stop);
            if (count > 0)
                counts.Add(new(group.Group, count));
        }
        return counts;
    }
}
