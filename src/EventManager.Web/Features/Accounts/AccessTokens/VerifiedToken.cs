using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Web.Platform.Audit;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>A token that was found, alive at <see cref="ExpiresAt"/>'s side of now.</summary>
/// <param name="Id">The row.</param>
/// <param name="Kind">A program's, or a phone's at the door.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="EventId">The one event it is bound to; null for all.</param>
/// <param name="EventSlug">That event's address part.</param>
/// <param name="ExpiresAt">Works until then.</param>
internal sealed record VerifiedToken(
    Guid Id,
    AccessTokenKind Kind,
    string Name,
    IReadOnlySet<string> Scopes,
    Guid? EventId,
    string? EventSlug,
    DateTimeOffset ExpiresAt
)
{
    /// <summary>Set on a tablet at which people check themselves in.</summary>
    public KioskSetup? Kiosk { get; init; }

    /// <summary>A door's phone reaches check-in only, and a kiosk the kiosk's calls only, whatever their rows say.</summary>
    public bool Allows(string scope) =>
        Scopes.Contains(scope)
        && (
            Kind is AccessTokenKind.Api
                ? scope != AccessTokens.Scopes.Kiosk
                : EventId is not null && scope == (Kiosk is null ? AccessTokens.Scopes.CheckIn : AccessTokens.Scopes.Kiosk)
        );

    /// <summary>True where the token is bound to no event, or to this one.</summary>
    public bool Reaches(Guid eventId) => EventId is null || EventId == eventId;
}

/// <summary>The identity of a request that came with a token: no account, so it has no name identifier.</summary>
internal sealed class AccessTokenIdentity(VerifiedToken token)
    : ClaimsIdentity([new Claim(AuditOrigins.TokenClaim, token.Id.ToString("N"))], AccessTokenScheme.Name)
{
    public VerifiedToken Token { get; } = token;
}

internal static class AccessTokenIdentities
{
    /// <summary>The token that the request came with; null where it came with none.</summary>
    public static VerifiedToken? AccessToken(this ClaimsPrincipal user) =>
        user.Identities.OfType<AccessTokenIdentity>().FirstOrDefault()?.Token;
}
