using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Safety;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <param name="Name">What people call it.</param>
/// <param name="Scopes">Separated by blanks.</param>
/// <param name="EventSlug">The one event it works for; null for all.</param>
/// <param name="Lifetime">How long it works: a minute to <see cref="AccessTokenRules.LongestLife"/>.</param>
/// <param name="By">The account that asks; null for the program's own command.</param>
internal sealed record IssueAccessToken(string Name, string Scopes, string? EventSlug, TimeSpan Lifetime, Guid? By);

/// <summary>The text is told once, here.</summary>
internal sealed record IssuedAccessToken(Guid Id, string Text);

internal static class AccessTokenRules
{
    public const int MaxNameLength = 80;
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(730);
}

internal static class AccessTokenRefusals
{
    public static readonly Refusal NotFound = new("tokens.not_found");
    public static readonly Refusal NameMissing = new("tokens.name_missing", AccessTokenRules.MaxNameLength) { Field = "name" };
    public static readonly Refusal ScopeUnknown = new("tokens.scope_unknown", string.Join(", ", Scopes.All)) { Field = "scopes" };
    public static readonly Refusal LifetimeInvalid = new("tokens.lifetime_invalid", AccessTokenRules.LongestLife.Days)
    {
        Field = "expires",
    };
    public static readonly Refusal EventUnknown = new("tokens.event_unknown") { Field = "event" };
}

internal sealed class IssueAccessTokenHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<IssuedAccessToken>> HandleAsync(IssueAccessToken command, CancellationToken stop) =>
        transactions.RunAsync<IssuedAccessToken>(
            AskedRight.Administer,
            async (db, stop) =>
            {
                var name = PersonNames.Clean(command.Name);
                if (name.Length is 0 or > AccessTokenRules.MaxNameLength)
                    return AccessTokenRefusals.NameMissing;
                if (Scopes.Normalise(command.Scopes) is not { } scopes)
                    return AccessTokenRefusals.ScopeUnknown;
                if (command.Lifetime < TimeSpan.FromMinutes(1) || command.Lifetime > AccessTokenRules.LongestLife)
                    return AccessTokenRefusals.LifetimeInvalid;
                Guid? eventId = null;
                if (command.EventSlug is { Length: > 0 } slug)
                {
                    eventId = await db.Events.Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(stop);
                    if (eventId is null)
                        return AccessTokenRefusals.EventUnknown;
                }
                var now = clock.GetUtcNow();
                var text = AccessTokenText.Create();
                var token = new AccessToken(
                    AccessTokenKind.Api,
                    name,
                    AccessTokenText.HashOf(text),
                    scopes,
                    eventId,
                    now + command.Lifetime,
                    now
                );
                db.AccessTokens.Add(token);
                db.Audit.Add(new AuditEntry(now, command.By, eventId, "token.created", token.Id, scopes));
                if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.By, stop) is { } maker)
                    db.Outbox.Add(SecurityNotices.Row(maker, SecurityChange.TokenMade, now));
                return new IssuedAccessToken(token.Id, text);
            },
            stop
        );
}
