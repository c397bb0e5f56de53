using System.Globalization;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Localization;

namespace EventManager.Web.Platform.Localisation;

/// <summary>German and English; chosen by a cookie, else by the browser, else German.</summary>
internal static class Languages
{
    public static readonly string[] All = ["de", "en"];

    /// <summary>The language of the page that is being made: <c>de</c> or <c>en</c>.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "de";

    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<RefusalWords>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Culture("de"));
            options.SupportedCultures = options.SupportedUICultures = [Culture("de"), Culture("en"), new("de"), new("en")];
            options.FallBackToParentCultures = options.FallBackToParentUICultures = true;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = "language" },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>Runs something in the language of a person, for example of the one who gets a mail.</summary>
    public static async Task<T> InAsync<T>(string language, Func<Task<T>> work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture(language);
            return await work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{language}", Choose).AllowAnonymous().WithName("ChooseLanguage").ExcludeFromDescription();

    private static IResult Choose(string language, string? back, HttpContext http)
    {
        if (!All.Contains(language))
            return Results.NotFound();
        Remember(http, language);
        return Results.LocalRedirect(LocalPaths.Or(back, "/"));
    }

    /// <summary>Keeps the choice for a year in this browser.</summary>
    public static void Remember(HttpContext http, string language) =>
        http.Response.Cookies.Append(
            "language",
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Culture(language))),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
}
