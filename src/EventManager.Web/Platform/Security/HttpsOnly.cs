using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>Who was here once over https is never again led here over plain http (<c>Strict-Transport-Security</c>).</summary>
internal static class HttpsOnly
{
    public static void AddHttpsOnly(this IServiceCollection services) =>
        services
            .AddOptions<HstsOptions>()
            .Configure<IOptions<SiteOptions>>((hsts, site) => hsts.MaxAge = TimeSpan.FromDays(site.Value.HstsDays));

    /// <summary>Other hosts below the same domain are not ours to speak for: subdomains are not named.</summary>
    public static void UseHttpsOnly(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.HstsDays > 0)
            app.UseHsts();
    }
}
