using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// From signing out here to signing out at the provider. A cookie of minutes names the session that just ended; the page that it leads to
/// reads it once.
/// </summary>
internal sealed class ProviderLeaving(ProviderSessions sessions, IDataProtectionProvider protection, IOptions<SiteOptions> site)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("EventManager.ProviderLeaving")
        .ToTimeLimitedDataProtector();

    private string Cookie => SiteCookies.Name(site.Value, "account-left");

    /// <summary>Where somebody goes who has signed out.</summary>
    public async Task<string> BeginAsync(HttpContext http, SessionTicket? ticket)
    {
        if (ticket is null || !await sessions.HasWayOutAsync(ticket.SessionId, http.RequestAborted))
            return "/";
        http.Response.Cookies.Append(Cookie, protector.Protect(ticket.SessionId.ToString(), Lifetime), Cookies());
        return "/signed-out";
    }

    /// <summary>The provider's address for leaving; null where there is nothing to leave.</summary>
    public async Task<string?> TakeAsync(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept)
            return null;
        http.Response.Cookies.Delete(Cookie, Cookies());
        try
        {
            var back = $"{http.Request.Scheme}://{http.Request.Host}/signed-out";
            return await sessions.WayOutAsync(Guid.Parse(protector.Unprotect(kept)), back, http.RequestAborted);
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static CookieOptions Cookies() => new() { MaxAge = Lifetime, SameSite = SameSiteMode.Strict };
}
