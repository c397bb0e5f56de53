using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>Before a newsletter leaves: how many get it, who is left out for which reason, and how long it takes.</summary>
/// <param name="Readers">Subscribed to one of its topics.</param>
/// <param name="LeftOut">Of these, whose address gets no such mails, by the reason.</param>
/// <param name="OutOfReach">Of these, to whom this installation does not write (Mail:OnlyTo).</param>
/// <param name="Unconfirmed">Addresses that have asked for one of its topics, can still say yes and get none of them yet.</param>
/// <param name="Minutes">At the configured rate, quiet hours not counted.</param>
internal sealed record NewsletterNumbers(
    int Readers,
    IReadOnlyDictionary<SuppressionReason, int> LeftOut,
    int OutOfReach,
    int Unconfirmed,
    int Minutes
)
{
    public int Gets => Readers - OutOfReach - LeftOut.Values.Sum();
}

internal sealed class NewsletterReaders(
    IDbContextFactory<EventDb> databases,
    ReachedAddresses reached,
    IOptions<MailOptions> settings,
    TimeProvider clock
)
{
    /// <summary>Those of a topic who have confirmed.</summary>
    public static IQueryable<NewsSubscription> Of(EventDb db, int bits) =>
        db.NewsSubscriptions.Where(s => s.ActiveKey != null && (s.TopicBits & bits) != 0);

    /// <summary>
    /// Of these, who had one of the topics at an instant. The row alone does not say so: it is made anew when its reader confirms again, and
    /// changed with the topics. What was wanted then, the proofs say.
    /// </summary>
    public static IQueryable<NewsSubscription> OfThen(EventDb db, int bits, DateTimeOffset then)
    {
        var chosen = db.MailChoices.Where(c => c.NewsBits != null);
        return Of(db, bits)
            .Where(s =>
                (s.ConfirmedAt <= then && !chosen.Any(c => c.AddressId == s.AddressId && c.At > then))
                || (
                    chosen
                        .Where(c => c.AddressId == s.AddressId && c.At <= then)
                        .OrderByDescending(c => c.At)
                        .Select(c => c.NewsBits)
                        .FirstOrDefault() & bits
                ) > 0
            );
    }

    /// <summary>A second person has to let it go to so many.</summary>
    public bool NeedsRelease(int readers) => settings.Value.ReleaseAbove > 0 && readers > settings.Value.ReleaseAbove;

    /// <summary>How many have each topic.</summary>
    public async Task<IReadOnlyDictionary<NewsTopics, int>> ByTopicAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var counts = new Dictionary<NewsTopics, int>();
        foreach (var topic in NewsTopicRules.Each)
            counts[topic] = await Of(db, (int)topic).CountAsync(stop);
        return counts;
    }

    public async Task<NewsletterNumbers> CountAsync(NewsTopics topics, CancellationToken stop)
    {
        var bits = (int)topics;
        await using var db = await databases.CreateDbContextAsync(stop);
        var reach = await reached.CountAsync(db, Of(db, bits).Select(s => s.Email), MailPurposes.Of(Newsletter.Mail), null, stop);
        var since = clock.GetUtcNow() - NewsSubscription.ConfirmWithin;
        var (asked, active) = (db.NewsSubscriptions.Where(s => s.ConfirmedAt == null && s.AskedAt > since), Of(db, bits));
        var waiting = await asked
            .Where(s => (s.TopicBits & bits) != 0 && !active.Any(a => a.ActiveKey == s.AddressId))
            .Select(s => s.AddressId)
            .Distinct()
            .CountAsync(stop);
        return new(reach.Mails, reach.Suppressed, reach.Outside, waiting, reach.Minutes);
    }
}
