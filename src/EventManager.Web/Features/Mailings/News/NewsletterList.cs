using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.News;

/// <param name="Since">When it was sent off; of a draft, when it was begun.</param>
/// <param name="Promised">To how many it was sent off.</param>
/// <param name="IsWaiting">Some of its mails have not left yet.</param>
public sealed record NewsletterRow(
    Guid Id,
    LocalizedText Subject,
    int TopicBits,
    NewsletterState State,
    DateTimeOffset Since,
    int Promised,
    bool IsWaiting
) : IListRow
{
    public string Name => Subject.In(Languages.Current);

    public NewsTopics Topics => (NewsTopics)TopicBits;

    public bool IsUnderWay => NewsletterLooks.IsUnderWay(State, IsWaiting);
}

/// <summary>All newsletters of the house.</summary>
internal sealed class NewsletterList(IDbContextFactory<EventDb> databases) : ListQuery<Newsletter, NewsletterRow>(databases)
{
    private readonly IDbContextFactory<EventDb> databases = databases;

    public override string List => "newsletters";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["topic"] = [.. NewsTopicRules.Each.Select(topic => topic.ToString())],
            ["state"] = Enum.GetNames<NewsletterState>(),
        };

    protected override IReadOnlyDictionary<string, ListOrder<Newsletter>> Orders
    {
        get
        {
            var language = Languages.Current;
            return new Dictionary<string, ListOrder<Newsletter>>
            {
                ["time"] = ListOrder<Newsletter>.By(n => n.SentOffAt ?? n.CreatedAt),
                ["subject"] = ListOrder<Newsletter>.By(n => n.Subject.In(language)),
                ["readers"] = ListOrder<Newsletter>.By(n => n.Promised),
            };
        }
    }

    /// <summary>Something can still leave, so that what is shown changes by itself.</summary>
    public async Task<bool> IsAnyUnderWayAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Newsletters.AnyAsync(n => n.State == NewsletterState.Sending, stop)
            || await Waiting(db).AnyAsync(m => db.Newsletters.Any(n => n.Id == m.SubjectId && n.State == NewsletterState.Written), stop);
    }

    protected override IQueryable<Newsletter> Of(EventDb db, ListScope scope) => db.Newsletters.AsNoTracking();

    protected override IQueryable<Newsletter> Matching(EventDb db, IQueryable<Newsletter> rows, ListRequest asked)
    {
        if (asked.Look["topic"] is { } topic && NewsTopicRules.Read([topic]) is not NewsTopics.None and var chosen)
        {
            var bits = (int)chosen;
            rows = rows.Where(n => (n.TopicBits & bits) != 0);
        }
        if (Enum.TryParse<NewsletterState>(asked.Look["state"], out var state))
            rows = rows.Where(n => n.State == state);
        var language = Languages.Current;
        return rows.WithLowered(asked.Text,
            // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
            word => n => n.Subject.In(language).ToLower().Contains(word)
#pragma warning restore CA1304, CA1311, CA1862
        );
    }

    protected override IQueryable<NewsletterRow> Rows(EventDb db, ListScope scope, IQueryable<Newsletter> rows)
    {
        var waiting = Waiting(db);
        return rows.Select(n => new NewsletterRow(
            n.Id,
            n.Subject,
            n.TopicBits,
            n.State,
            n.SentOffAt ?? n.CreatedAt,
            n.Promised,
            waiting.Any(m => m.SubjectId == n.Id)
        ));
    }

    private static IQueryable<OutboxMail> Waiting(EventDb db) =>
        db.Outbox.Where(m =>
            m.Kind == Newsletter.Mail
            && (m.State == OutboxState.Queued || m.State == OutboxState.Retrying || m.State == OutboxState.Claimed)
        );
}

/// <summary>How the state of a newsletter looks, in its row and beside the list.</summary>
internal static class NewsletterLooks
{
    /// <summary>Something of it can still leave.</summary>
    public static bool IsUnderWay(NewsletterState state, bool isWaiting) =>
        state is NewsletterState.Sending || (state is NewsletterState.Written && isWaiting);

    /// <summary>"Sent" only where nothing waits any more.</summary>
    public static string Words(NewsletterState state, bool isUnderWay) =>
        state is NewsletterState.Written && !isUnderWay ? "Done" : state.ToString();

    public static string Badge(NewsletterState state, bool isUnderWay) =>
        state switch
        {
            NewsletterState.Draft => "badge--neutral",
            NewsletterState.AwaitsRelease or NewsletterState.Stopped => "badge--warning",
            _ => isUnderWay ? "badge--info" : "badge--success",
        };
}
