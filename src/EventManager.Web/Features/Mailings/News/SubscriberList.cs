using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Name">The address: nothing else is known of a reader.</param>
public sealed record SubscriberRow(
    Guid Id,
    string Name,
    int TopicBits,
    string Language,
    DateTimeOffset AskedAt,
    DateTimeOffset? ConfirmedAt
) : IListRow
{
    public NewsTopics Topics => (NewsTopics)TopicBits;
}

/// <summary>Who gets news by mail, or has asked for them. There is no file of it: whoever wants to write to them does it here.</summary>
internal sealed class SubscriberList(IDbContextFactory<EventDb> databases) : ListQuery<NewsSubscription, SubscriberRow>(databases)
{
    public override string List => "subscribers";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["topic"] = [.. NewsTopicRules.Each.Select(topic => topic.ToString())],
            ["state"] = ["confirmed", "waiting"],
        };

    protected override IReadOnlyDictionary<string, ListOrder<NewsSubscription>> Orders { get; } =
        new Dictionary<string, ListOrder<NewsSubscription>>
        {
            ["time"] = ListOrder<NewsSubscription>.By(s => s.AskedAt),
            ["address"] = ListOrder<NewsSubscription>.By(s => s.NormalizedEmail),
        };

    protected override IQueryable<NewsSubscription> Of(EventDb db, ListScope scope) => db.NewsSubscriptions.AsNoTracking();

    protected override IQueryable<NewsSubscription> Matching(EventDb db, IQueryable<NewsSubscription> rows, ListRequest asked)
    {
        if (asked.Look["topic"] is { } topic && NewsTopicRules.Read([topic]) is not NewsTopics.None and var chosen)
        {
            var bits = (int)chosen;
            rows = rows.Where(s => (s.TopicBits & bits) != 0);
        }
        if (asked.Look["state"] is { } state)
            rows = rows.Where(s => s.ConfirmedAt != null == (state == "confirmed"));
        return rows.WithLowered(asked.Text, word => s => s.NormalizedEmail.Contains(word));
    }

    protected override IQueryable<SubscriberRow> Rows(EventDb db, ListScope scope, IQueryable<NewsSubscription> rows) =>
        rows.Select(s => new SubscriberRow(s.Id, s.Email, s.TopicBits, s.Language, s.AskedAt, s.ConfirmedAt));
}

/// <summary>Somebody has asked the house to end it: the row goes, and its proof says that the house did it.</summary>
internal sealed class EndSubscriptionHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid id, Guid? userId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.CreateEvents,
            async (db, ends) =>
            {
                // Twice is as good as once.
                if (await db.NewsSubscriptions.SingleOrDefaultAsync(s => s.Id == id, ends) is not { } subscription)
                    return default(Done);
                var now = clock.GetUtcNow();
                db.NewsSubscriptions.Remove(subscription);
                await NewsMails.ForgetAsync(db, subscription.AddressId, ends);
                if (subscription.IsConfirmed)
                    db.Add(subscription.Ended(ChoiceWay.ByHouse, "", now));
                db.Audit.Add(new AuditEntry(now, userId, null, "news.ended", id, ""));
                return default(Done);
            },
            stop
        );
}
