using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>
/// Writes the mails of newsletters that were sent off, a batch at a time. It holds a newsletter by a lease that each batch renews; stopped, it
/// ends with the batch in hand. The outbox's unique key (newsletter, address) is what makes a second mail impossible, whoever loses the lease.
/// </summary>
internal sealed class NewsletterSweep(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    OutboxSignal signal,
    OrganiserNotices notices,
    TimeProvider clock
) : ISweep
{
    /// <summary>Mails in one transaction.</summary>
    internal const int Batch = 500;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public string Name => "newsletters";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    /// <summary>Nobody waits a minute who has pressed "send": the look is one statement over an index.</summary>
    public bool ByEachNode => true;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var letters = await db.Newsletters.AsNoTracking().Where(n => n.State == NewsletterState.Sending).ToListAsync(stop);
        return await Failures.ApartAsync(letters, letter => WriteAsync(letter, stop), stop);
    }

    public static string Key(Guid letter, Guid address) => $"{Newsletter.Mail}:{letter:N}:{address:N}";

    private async Task<int> WriteAsync(Newsletter letter, CancellationToken stop)
    {
        if (await WhyNotAsync(letter, stop) is var why and not NewsletterHalt.None)
            return await EndAsync(letter, NewsletterState.Stopped, why, stop);
        DateTimeOffset? lease = null;
        for (var written = 0; ; signal.Send())
        {
            var next = Instant.Cut(clock.GetUtcNow() + Lease);
            var held = lease;
            var done = await transactions.RunAsync<(int Seen, int Written)>((db, ends) => BatchAsync(db, letter, held, next, ends), stop);
            if (done.IsRefused || done.Value.Seen < 0)
                return written;
            (lease, written) = (next, written + done.Value.Written);
            if (done.Value.Seen == Batch)
                continue;
            signal.Send();
            return written + await EndAsync(letter, NewsletterState.Written, NewsletterHalt.None, stop);
        }
    }

    /// <summary>What was looked at when it was sent off is what is written, to no more than was said.</summary>
    private async Task<NewsletterHalt> WhyNotAsync(Newsletter letter, CancellationToken stop)
    {
        if (letter.HasOtherWords || letter.SentOffAt is not { } at)
            return NewsletterHalt.OtherWords;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await NewsletterReaders.OfThen(db, letter.TopicBits, at).CountAsync(stop) > letter.Promised
            ? NewsletterHalt.MorePeople
            : NewsletterHalt.None;
    }

    /// <returns>How many were looked at; below zero where it is somebody else's, or stopped.</returns>
    private async Task<Result<(int Seen, int Written)>> BatchAsync(
        EventDb db,
        Newsletter letter,
        DateTimeOffset? lease,
        DateTimeOffset next,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        var mine = db.Newsletters.Where(n => n.Id == letter.Id && n.State == NewsletterState.Sending);
        mine = lease is null ? mine.Where(n => n.ClaimedUntil == null || n.ClaimedUntil < now) : mine.Where(n => n.ClaimedUntil == lease);
        if (await mine.ExecuteUpdateAsync(set => set.SetProperty(n => n.ClaimedUntil, next), stop) == 0)
            return (-1, 0);
        var through = await db.Newsletters.Where(n => n.Id == letter.Id).Select(n => n.Through).SingleAsync(stop) ?? Guid.Empty;
        var people = await NewsletterReaders
            .OfThen(db, letter.TopicBits, letter.SentOffAt!.Value)
            .Where(s => s.ActiveKey!.Value.CompareTo(through) > 0)
            .OrderBy(s => s.ActiveKey)
            .Take(Batch)
            .Select(s => new
            {
                s.AddressId,
                s.Email,
                s.Language,
            })
            .ToListAsync(stop);
        if (people.Count == 0)
            return (0, 0);
        var keys = people.Select(one => Key(letter.Id, one.AddressId)).ToList();
        var known = (await db.Outbox.Where(m => keys.Contains(m.OnceKey!)).Select(m => m.OnceKey!).ToListAsync(stop)).ToHashSet();
        var mails = people
            .Where(one => !known.Contains(Key(letter.Id, one.AddressId)))
            .Select(one => new OutboxMail(Newsletter.Mail, one.Email, "", one.Language, now)
            {
                SubjectId = letter.Id,
                Arguments = NewsMails.Key(one.AddressId),
                OnceKey = Key(letter.Id, one.AddressId),
            })
            .ToList();
        var (statements, batch) = (OutboxStatements.Of(db.Model), new StatementBatch(db));
        mails.ForEach(mail => statements.Add(batch, mail));
        await batch.ExecuteAsync(stop);
        if (mails.Count > 0)
            db.Add(MailingRecord.Of(Newsletter.Mail, mails.Count, letter.SentOffBy ?? letter.ChangedBy, null, now, letter.Id));
        var last = people[^1].AddressId;
        await db.Newsletters.Where(n => n.Id == letter.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Through, last), stop);
        return (people.Count, mails.Count);
    }

    private async Task<int> EndAsync(Newsletter letter, NewsletterState state, NewsletterHalt why, CancellationToken stop)
    {
        await transactions.RunAsync<Done>(
            async (db, ends) =>
            {
                var ended = await db
                    .Newsletters.Where(n => n.Id == letter.Id && n.State == NewsletterState.Sending)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(n => n.State, state)
                                .SetProperty(n => n.Halt, why)
                                .SetProperty(n => n.ClaimedUntil, (DateTimeOffset?)null)
                                .SetProperty(n => n.Version, n => n.Version + 1),
                        ends
                    );
                if (ended == 0 || state is not NewsletterState.Stopped)
                    return default(Done);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, null, "newsletter.halted", letter.Id, why.ToString()));
                await notices.TellAsync(db, null, OrganiserNotice.Halted, ends);
                return default(Done);
            },
            stop
        );
        return 0;
    }
}
