using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>
/// Stops a newsletter in the middle: what waits in the outbox is held back in the same transaction, and whoever writes its mails ends with
/// the batch in hand. Resumed it goes on where it was; who has it gets no second one.
/// </summary>
internal sealed class StopNewsletterHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <returns>How many mails were held back.</returns>
    public Task<Result<int>> StopAsync(Guid id, Guid? by, CancellationToken stop) =>
        transactions.RunAsync<int>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                // First, so that a batch that is being written is over, and the next one finds it stopped.
                var stopped = await SetAsync(db, id, NewsletterState.Stopped, [NewsletterState.Sending, NewsletterState.Written], ends);
                if (stopped == 0)
                    return await db.Newsletters.AnyAsync(n => n.Id == id, ends)
                        ? NewsletterRefusals.NothingToStop
                        : NewsletterRefusals.NotFound;
                var held = await HoldAsync(db, id, clock.GetUtcNow(), ends);
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), by, null, "newsletter.stopped", id, ""));
                return held;
            },
            stop
        );

    public async Task<Result<Done>> ResumeAsync(Guid id, Guid? by, CancellationToken stop)
    {
        var done = await transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                var now = clock.GetUtcNow();
                if (await SetAsync(db, id, NewsletterState.Sending, [NewsletterState.Stopped], ends) == 0)
                    return NewsletterRefusals.NotStopped;
                if (await db.Newsletters.AsNoTracking().SingleAsync(n => n.Id == id, ends) is { SentOffAt: { } at } letter)
                    await PromiseAsync(db, letter, at, ends);
                // All are gone over again: who has it is known by the mail's key.
                await db.Newsletters.Where(n => n.Id == id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Through, (Guid?)null), ends);
                await Mails(db, id)
                    .Where(m => m.State == OutboxState.Withheld && m.LastError == MailErrors.NewsletterStopped && m.ToAddress != "")
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.State, OutboxState.Queued)
                                .SetProperty(m => m.LastError, "")
                                .SetProperty(m => m.DueAt, now),
                        ends
                    );
                db.Audit.Add(new AuditEntry(now, by, null, "newsletter.resumed", id, ""));
                return default(Done);
            },
            stop
        );
        if (!done.IsRefused)
            signal.Send();
        return done;
    }

    /// <summary>Where it stopped since there were more, whoever resumes it has read that.</summary>
    private static async Task PromiseAsync(EventDb db, Newsletter letter, DateTimeOffset at, CancellationToken stop)
    {
        var people = await NewsletterReaders.OfThen(db, letter.TopicBits, at).CountAsync(stop);
        await db
            .Newsletters.Where(n => n.Id == letter.Id && n.Promised < people)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Promised, people), stop);
    }

    /// <summary>The mails of a newsletter.</summary>
    internal static IQueryable<OutboxMail> Mails(EventDb db, Guid id) =>
        db.Outbox.Where(m => m.SubjectId == id && m.Kind == Newsletter.Mail);

    private static Task<int> SetAsync(EventDb db, Guid id, NewsletterState to, NewsletterState[] from, CancellationToken stop) =>
        db
            .Newsletters.Where(n => n.Id == id && from.Contains(n.State))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(n => n.State, to)
                        .SetProperty(n => n.Halt, NewsletterHalt.None)
                        // Whoever writes its mails finds its lease gone; resumed, nobody waits for that to end.
                        .SetProperty(n => n.ClaimedUntil, (DateTimeOffset?)null)
                        .SetProperty(n => n.Version, n => n.Version + 1),
                stop
            );

    /// <summary>What a node has claimed and not begun to send is given back too; what is on its way has the longer lease.</summary>
    private static Task<int> HoldAsync(EventDb db, Guid id, DateTimeOffset now, CancellationToken stop)
    {
        var waits = now + OutboxClaims.Hold;
        return Mails(db, id)
            .Where(m =>
                m.State == OutboxState.Queued
                || m.State == OutboxState.Retrying
                || (m.State == OutboxState.Claimed && m.ClaimedUntil <= waits)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Withheld)
                        .SetProperty(m => m.LastError, MailErrors.NewsletterStopped)
                        .SetProperty(m => m.ClaimId, (Guid?)null)
                        .SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null),
                stop
            );
    }
}
