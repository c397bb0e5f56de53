using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace EventManager.Web.Platform.Security;

/// <summary>What a cookie says about who comes. Whether it still holds, the database says.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="SessionId">The <see cref="Data.Accounts.AccountSession"/>.</param>
/// <param name="Stamp">The account's security stamp when the cookie was made; a new password changes it.</param>
internal sealed record SessionTicket(Guid AccountId, Guid SessionId, string Stamp)
{
    public const string SessionClaim = "sid";

    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Null for strangers, and for programs with a token.</summary>
    public static SessionTicket? Of(ClaimsPrincipal user) =>
        EventAccess.UserId(user) is { } account
        && Guid.TryParse(user.FindFirstValue(SessionClaim), out var session)
        && user.FindFirstValue(StampClaim) is { } stamp
            ? new SessionTicket(account, session, stamp)
            : null;
}
