using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// All our cookies. Where the site's address is https they are Secure and called <c>__Host-…</c>: a browser then takes them from this very
/// host and over https only, so that neither another site below the same domain nor somebody in the same Wi-Fi can set one. A proxy may
/// speak plain http with the program; what counts is the address that people type. Development on plain http keeps the short names.
/// </summary>
internal static class SiteCookies
{
    private const string Prefix = "__Host-";

    private static readonly Dictionary<string, string> Accounts = new()
    {
        [IdentityConstants.ApplicationScheme] = "account",
        [IdentityConstants.ExternalScheme] = "account-external",
        [IdentityConstants.TwoFactorRememberMeScheme] = "account-remembered",
        [IdentityConstants.TwoFactorUserIdScheme] = "account-second",
    };

    public static string Name(SiteOptions site, string name) => site.IsHttps ? Prefix + name : name;

    public static void AddSiteCookies(this IServiceCollection services)
    {
        services
            .AddOptions<CookiePolicyOptions>()
            .Configure<IOptions<SiteOptions>>(
                (policy, site) =>
                {
                    policy.HttpOnly = HttpOnlyPolicy.Always;
                    policy.Secure = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                }
            );
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((o, site) => o.Cookie.Name = Name(site.Value, "form"));
        foreach (var (scheme, name) in Accounts)
            services
                .AddOptions<CookieAuthenticationOptions>(scheme)
                .PostConfigure<IOptions<SiteOptions>>((cookie, site) => cookie.Cookie.Name = Name(site.Value, name));
    }
}
