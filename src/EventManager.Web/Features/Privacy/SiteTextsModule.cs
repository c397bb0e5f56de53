using EventManager.Web.Features.Privacy.SiteTexts;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Privacy;

/// <summary>Imprint, privacy, accessibility: shown to everybody, edited by the house.</summary>
internal static class SiteTextsModule
{
    public static void AddSiteTexts(this IServiceCollection services)
    {
        services.AddSingleton<SiteTextQuery>();
        services.AddSingleton<SaveSiteTextHandler>();
        services.AddTextPlace<HouseTexts>();
        services.AddRefusalTexts<SiteTextWords>();
    }
}
