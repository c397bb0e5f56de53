using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Administration;

/// <param name="EventId">The one event that it works for; null for all.</param>
/// <param name="LastUsedAt">To the minute; null for never.</param>
/// <param name="State">One of the list's choices: whether it works, as of when the list was read.</param>
public sealed record TokenRow(
    Guid Id,
    string Name,
    string Scopes,
    Guid? EventId,
    string? EventSlug,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt,
    string State
) : IListRow;

/// <summary>Keys to the API, with those that work no more; phones at a door have their own list there.</summary>
internal sealed class TokenListQuery(IDbContextFactory<EventDb> databases, TimeProvider clock) : ListQuery<AccessToken, TokenRow>(databases)
{
    public const string Works = "works";
    public const string Expired = "expired";
    public const string Revoked = "revoked";

    public override string List => "tokens";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["state"] = [Works, Expired, Revoked], ["reach"] = ["all", "event"] };

    protected override IReadOnlyDictionary<string, ListOrder<AccessToken>> Orders { get; } =
        new Dictionary<string, ListOrder<AccessToken>>
        {
            ["newest"] = ListOrder<AccessToken>.By(token => token.CreatedAt),
            ["name"] = ListOrder<AccessToken>.By(token => token.Name),
            ["expires"] = ListOrder<AccessToken>.By(token => token.ExpiresAt),
            ["used"] = ListOrder<AccessToken>.ByOrNothing(token => token.LastUsedAt),
        };

    /// <summary>The newest first, for the table.</summary>
    public IQueryable<TokenRow> All(EventDb db) =>
        Rows(db, new(null), Of(db, new(null)).OrderByDescending(token => token.CreatedAt).ThenByDescending(token => token.Id));

    public static IQueryable<AccessToken> Of(IQueryable<AccessToken> all) => all.Where(token => token.Kind == AccessTokenKind.Api);

    protected override IQueryable<AccessToken> Of(EventDb db, ListScope scope) => Of(db.AccessTokens.AsNoTracking());

    protected override IQueryable<AccessToken> Matching(EventDb db, IQueryable<AccessToken> rows, ListRequest asked)
    {
        var now = clock.GetUtcNow();
        rows = asked.Look["state"] switch
        {
            Works => rows.Where(token => token.RevokedAt == null && token.ExpiresAt > now),
            Expired => rows.Where(token => token.RevokedAt == null && token.ExpiresAt <= now),
            Revoked => rows.Where(token => token.RevokedAt != null),
            _ => rows,
        };
        rows = asked.Look["reach"] switch
        {
            "all" => rows.Where(token => token.EventId == null),
            "event" => rows.Where(token => token.EventId != null),
            _ => rows,
        };
        return rows.WithLowered(
            asked.Text,
            word =>
                token =>
                    // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                    token.Name.ToLower().Contains(word)
                    || token.Scopes.Contains(word)
                    || db.Events.Any(e => e.Id == token.EventId && e.Slug.Contains(word))
#pragma warning restore CA1304, CA1311, CA1862
        );
    }

    protected override IQueryable<TokenRow> Rows(EventDb db, ListScope scope, IQueryable<AccessToken> rows)
    {
        var now = clock.GetUtcNow();
        return rows.Select(token => new TokenRow(
            token.Id,
            token.Name,
            token.Scopes,
            token.EventId,
            db.Events.Where(e => e.Id == token.EventId).Select(e => e.Slug).FirstOrDefault(),
            token.CreatedAt,
            token.ExpiresAt,
            token.LastUsedAt,
            token.RevokedAt != null ? Revoked
                : token.ExpiresAt <= now ? Expired
                : Works
        ));
    }
}
