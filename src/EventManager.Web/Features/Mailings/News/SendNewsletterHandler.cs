using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>
/// Sends a newsletter off, after a second person has let it go where it goes to many. From then on its words and its number are fixed; its
/// mails are written by <see cref="NewsletterSweep"/>.
/// </summary>
internal sealed class SendNewsletterHandler(Transactions transactions, NewsletterReaders readers, TimeProvider clock)
{
    /// <param name="id">The newsletter.</param>
    /// <param name="seen">What was looked at, and how many get it, as it was said.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Result<Done>> SendAsync(Guid id, NewsletterCheck seen, Guid? by, CancellationToken stop) =>
        ChangeAsync(new(id, seen.Version, by), NewsletterState.Draft, (db, letter, ends) => SendAsync(db, letter, seen, by, ends), stop);

    /// <summary>By somebody else than whoever wrote it or sent it off.</summary>
    public Task<Result<Done>> ReleaseAsync(NewsletterCommand command, CancellationToken stop) =>
        ChangeAsync(
            command,
            NewsletterState.AwaitsRelease,
            (_, letter, _) =>
            {
                if (command.UserId is not { } second || !letter.MayRelease(second))
                    return Task.FromResult<Result<string>>(NewsletterRefusals.ReleaseOwn);
                letter.Release(second);
                return Task.FromResult<Result<string>>("newsletter.released");
            },
            stop
        );

    /// <summary>Before the second person has let it go it can become a draft again.</summary>
    public Task<Result<Done>> TakeBackAsync(NewsletterCommand command, CancellationToken stop) =>
        ChangeAsync(
            command,
            NewsletterState.AwaitsRelease,
            (_, letter, _) =>
            {
                letter.TakeBack();
                return Task.FromResult<Result<string>>("newsletter.taken_back");
            },
            stop
        );

    private async Task<Result<string>> SendAsync(EventDb db, Newsletter letter, NewsletterCheck seen, Guid? by, CancellationToken stop)
    {
        if (letter.TextHash != seen.Hash)
            return NewsletterRefusals.Changed;
        var refusals = new List<Refusal>();
        if (!letter.Subject.HasSource)
            refusals.Add(NewsletterRefusals.NoSubject);
        if (!letter.Body.HasSource)
            refusals.Add(NewsletterRefusals.NoBody);
        if (letter.Topics is NewsTopics.None)
            refusals.Add(NewsletterRefusals.NoTopic);
        if (refusals.Count > 0)
            return refusals;
        var people = await NewsletterReaders.Of(db, letter.TopicBits).CountAsync(stop);
        if (people == 0)
            return NewsletterRefusals.NoReaders;
        if (people > seen.Numbers.Readers)
            return NewsletterRefusals.MorePeople;
        letter.SendOff(by, people, readers.NeedsRelease(people), clock.GetUtcNow());
        return "newsletter.sent_off";
    }

    private Task<Result<Done>> ChangeAsync(
        NewsletterCommand command,
        NewsletterState from,
        Func<EventDb, Newsletter, CancellationToken, Task<Result<string>>> change,
        CancellationToken stop
    ) =>
        transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                if (await db.Newsletters.SingleOrDefaultAsync(n => n.Id == command.Id, ends) is not { } letter)
                    return NewsletterRefusals.NotFound;
                // Two who press at once: the later one changes nothing.
                if (letter.State != from || letter.Version != command.Version)
                    return NewsletterRefusals.Changed;
                var done = await change(db, letter, ends);
                if (done.IsRefused)
                    return done.Refusals.ToList();
                db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, null, done.Value, letter.Id, ""));
                return default(Done);
            },
            stop
        );
}
