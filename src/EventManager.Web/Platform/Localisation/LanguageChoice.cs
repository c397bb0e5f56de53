using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Which language a request is answered in: what its cookie says, else what the browser wishes, else German.</summary>
internal static class LanguageChoice
{
    private const string CookieName = "language";

    /// <summary>A page in a language and nothing else: nothing is kept, and nobody is sent on. For those who have no cookies, as search engines.</summary>
    private const string PageName = "hl";

    /// <summary>Over https it has the prefix of all our cookies, and no other site below the same domain can set it.</summary>
    private static string NameOf(SiteOptions site) => SiteCookies.Name(site, CookieName);

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<RefusalWords>();
        services
            .AddOptions<RequestLocalizationOptions>()
            .Configure<IOptions<SiteOptions>>(
                (options, site) =>
                {
                    options.DefaultRequestCulture = new RequestCulture(Languages.Default.Culture);
                    options.SupportedCultures = options.SupportedUICultures = [.. Languages.All.Select(language => language.Culture)];
                    options.RequestCultureProviders =
                    [
                        new CustomRequestCultureProvider(http =>
                            Task.FromResult(Languages.Find(AskedFor(http)) is { } asked ? new ProviderCultureResult(asked.Region) : null)
                        ),
                        new CookieRequestCultureProvider { CookieName = NameOf(site.Value) },
                        new CustomRequestCultureProvider(http => Task.FromResult(WishOf(http))),
                    ];
                    options.ApplyCurrentCultureToResponseHeaders = true;
                }
            );
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapGetLate("/language/{language}", Choose).AllowAnonymous().WithName("ChooseLanguage").ExcludeFromDescription();

    /// <summary>What asks for the same page in a language.</summary>
    public static string Query(string language) => $"?{CookieName}={language}";

    /// <summary>What shows a page in a language this once.</summary>
    public static string PageQuery(string language) => $"?{PageName}={language}";

    /// <summary>The language that the address itself names; null where it names none that is spoken.</summary>
    public static string? AskedFor(HttpContext? http) =>
        http?.Request.Query[PageName] is [{ } language] && Languages.Knows(language) ? language : null;

    /// <summary>Any page with a language behind its question mark is the same page without it, and the choice is kept.</summary>
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (
                    !HttpMethods.IsGet(http.Request.Method)
                    || http.Request.Query[CookieName] is not [{ } language]
                    || !Languages.Knows(language)
                    || http.Request.Path.StartsWithSegments("/api")
                )
                    return next(http);
                Remember(http, language);
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Redirect(new PathString(LocalPaths.Or(EventKeys.PathOf(http), "/")).ToUriComponent());
                return Task.CompletedTask;
            }
        );

    /// <summary>Keeps the choice for a year in this browser.</summary>
    public static void Remember(HttpContext http, string language) =>
        http.Response.Cookies.Append(
            NameOf(http.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value),
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Languages.Culture(language))),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
            }
        );

    /// <summary>The first of the browser's wishes that comes near a language of the list; a long header is not read to its end.</summary>
    private static ProviderCultureResult? WishOf(HttpContext http) =>
        http
            .Request.GetTypedHeaders()
            .AcceptLanguage.Take(10)
            .Where(wish => wish.Quality is not 0)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => Languages.Nearest(wish.Value.ToString()))
            .FirstOrDefault(language => language is not null)
            is { } found
            ? new(found.Region)
            : null;

    private static IResult Choose(string language, HttpContext http)
    {
        if (!Languages.Knows(language))
            return Results.NotFound();
        Remember(http, language);
        return Results.LocalRedirect("/");
    }
}
