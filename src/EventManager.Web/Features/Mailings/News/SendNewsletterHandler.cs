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
    /// <param name="command">What was looked at.</param>
    /// <param name="seen">How many get it, as it was said.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Result<Done>> SendAsync(NewsletterCommand command, int seen, CancellationToken stop) =>
        ChangeAsync(command, NewsletterState.Draft, (db, letter, ends) => SendAsync(db, letter, command.UserId, seen, ends), stop);

    /// <summary>By somebody else than whoever wrote it or sent it off.</summary>
    public Task<Result<Done>> ReleaseAsync(NewsletterCommand command, CancellationToken stop) =>
        ChangeAsync(
            command,
            NewsletterState.AwaitsRelease,
            (_, letter, _) =>
            {
                if (command.UserId is not { } second || second == letter.ChangedBy)
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

    private async Task<Result<string>> SendAsync(EventDb db, Newsletter letter, Guid? by, int seen, CancellationToken stop)
    {
        var refusals = new List<Refusal>();
        if (letter.Body.IsEmpty)
            refusals.Add(NewsletterRefusals.NoBody);
        if (letter.Topics is NewsTopics.None)
            refusals.Add(NewsletterRefusals.NoTopic);
        if (refusals.Count > 0)
            return refusals;
        var people = await NewsletterReaders.Of(db, letter.TopicBits).CountAsync(stop);
        if (people == 0)
            return NewsletterRefusals.NoReaders;
        if (people > seen)
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
