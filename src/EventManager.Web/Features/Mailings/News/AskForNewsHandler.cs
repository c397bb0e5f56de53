using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Email">As it was typed.</param>
/// <param name="Topics">What about.</param>
/// <param name="Language">Of the page.</param>
/// <param name="TextVersion">The words that were read.</param>
internal sealed record AskForNews(string? Email, NewsTopics Topics, string Language, string TextVersion);

/// <summary>
/// Somebody has typed an address, maybe somebody else's: it waits until the address says yes. The same is read, written and answered whether
/// or not the address gets news already.
/// </summary>
internal sealed class AskForNewsHandler(Transactions transactions, AddressIds ids, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(AskForNews command, CancellationToken stop)
    {
        var refusals = new List<Refusal>();
        if (!MailAddressRules.IsValid(command.Email))
            refusals.Add(NewsRefusals.EmailInvalid);
        if (command.Topics is NewsTopics.None)
            refusals.Add(NewsRefusals.NoTopic);
        if (refusals.Count > 0)
            return refusals;
        var done = await transactions.RunAsync<Done>((db, ends) => AskAsync(db, command, ends), stop);
        signal.Send();
        return done;
    }

    private async Task<Result<Done>> AskAsync(EventDb db, AskForNews command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (address, bits, since) = (ids.Of(command.Email!), (int)command.Topics, now - NewsSubscription.SameWithin);
        // Asked before the subscription is: whoever comes in between is seen as the same click then, and not as an older one that has ended.
        var key = await FreeKeyAsync(
            db,
            $"{NewsConfirmMail.Name}:{address:N}:{bits}:{now.UtcTicks / NewsSubscription.SameWithin.Ticks}",
            stop
        );
        if (
            await db.NewsSubscriptions.AnyAsync(
                s => s.AddressId == address && s.ConfirmedAt == null && s.TopicBits == bits && s.AskedAt > since,
                stop
            )
        )
            return default(Done);
        var asked = new NewsSubscription(address, command.Email!, command.Topics, command.Language, command.TextVersion, now);
        db.Add(asked);
        db.Outbox.Add(
            new OutboxMail(NewsConfirmMail.Name, asked.Email, "", command.Language, now)
            {
                SubjectId = asked.Id,
                Arguments = NewsMails.Key(address),
                OnceKey = key,
            }
        );
        return default(Done);
    }

    /// <summary>Two clicks in the same moment meet at the key; whoever ended it a moment ago and wants it again gets another mail.</summary>
    private static async Task<string> FreeKeyAsync(EventDb db, string once, CancellationToken stop)
    {
        var key = once;
        for (var again = 2; await db.Outbox.AnyAsync(m => m.OnceKey == key, stop); again++)
            key = $"{once}:{again}";
        return key;
    }
}
