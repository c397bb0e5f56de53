using System.Text.Encodings.Web;
using System.Text.Json;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Shell.Installing;

/// <summary>
/// With it a phone or a desk keeps the organisers' area among its programs. There is no worker for it: every page comes from the server, so
/// that none is ever of yesterday. The language stands in the address, because browsers ask for it without cookies.
/// </summary>
internal static class AppManifest
{
    private const string Path = "/install/{language}.webmanifest";
    private const string Start = "/organise";
    private static readonly string Cached = $"public, max-age={(int)TimeSpan.FromHours(1).TotalSeconds}";

    /// <summary>As they are, so that the name is read in the source; it is a file of its own, inside no page.</summary>
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapAppManifest(this IEndpointRouteBuilder routes) =>
        routes.MapGetLate(Path, ReadAsync).AllowAnonymous().ExcludeFromDescription();

    public static string Address(string language) => Path.Replace("{language}", language, StringComparison.Ordinal);

    private static async Task<IResult> ReadAsync(
        string language,
        HttpContext http,
        IStringLocalizer<ShellText> text,
        IOptions<SiteOptions> site
    )
    {
        if (Languages.Find(language) is not { } spoken)
            return Results.NotFound();
        var (name, shortName) = await Languages.InAsync(
            spoken.Code,
            () => Task.FromResult((text["AppName", site.Value.Name].Value, text["AppShortName"].Value))
        );
        http.Response.Headers.CacheControl = Cached;
        return Results.Text(
            JsonSerializer.Serialize(
                new
                {
                    id = Start,
                    name,
                    short_name = shortName,
                    lang = spoken.Code,
                    dir = spoken.Dir,
                    start_url = Start,
                    // The sign-in, the own account and an event's public page lie beside the area and belong to the same window.
                    scope = "/",
                    display = "standalone",
                    theme_color = AppColours.Window,
                    background_color = AppColours.Opening,
                    icons = Icons(),
                },
                Letters
            ),
            "application/manifest+json"
        );
    }

    private static IEnumerable<object> Icons() =>
        from purpose in new[] { ("any", "app"), ("maskable", "maskable") }
        from size in new[] { 192, 512 }
        select new
        {
            src = $"/icons/{purpose.Item2}-{size}.png",
            sizes = $"{size}x{size}",
            type = "image/png",
            purpose = purpose.Item1,
        };
}
