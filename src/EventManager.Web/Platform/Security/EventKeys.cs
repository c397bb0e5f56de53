using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// What opens an event that is on no list (its link's secret, or an invitation's) is part of its path: <c>/e/messe~SECRET/register</c>. What
/// stands behind a question mark is written down by proxies and sent on to others. Routes, pages and logs see the path without it.
/// </summary>
internal static class EventKeys
{
    private const string Pages = "/e/";
    private const char Mark = '~';

    /// <summary>Mails of earlier days have it in the query.</summary>
    private static readonly string[] Former = ["k", "i"];

    /// <summary>Before routing, and after all that sends the same address on.</summary>
    public static IApplicationBuilder UseEventKeys(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var path = http.Request.Path.Value ?? "";
                if (!path.StartsWith(Pages, StringComparison.OrdinalIgnoreCase))
                    return next(http);
                var ends = path.IndexOf('/', Pages.Length) is var slash and > 0 ? slash : path.Length;
                var (name, page) = (path[Pages.Length..ends], path[ends..]);
                if (name.IndexOf(Mark, StringComparison.Ordinal) is var mark and > 0)
                {
                    http.Features.Set(new Opened(name[(mark + 1)..], path));
                    http.Request.Path = Pages + name[..mark] + page;
                }
                else if (Former.Select(one => (string?)http.Request.Query[one]).FirstOrDefault(one => one?.Length > 0) is { } key)
                {
                    if (HttpMethods.IsGet(http.Request.Method))
                        return SendOnAsync(http, name, key, page);
                    http.Features.Set(new Opened(key, Address(name, key, page)));
                }
                return next(http);
            }
        );

    /// <summary>What opened the event of this request; null where nothing was named.</summary>
    public static string? Of(HttpContext? http) => http?.Features.Get<Opened>()?.Key;

    /// <summary>The path as it was asked for, also on the page of an error, which stands at an address of its own.</summary>
    public static string PathOf(HttpContext http) =>
        http.Features.Get<Opened>()?.Path
        ?? LocalPaths.Or(
            http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path,
            http.Request.Path.Value ?? "/"
        );

    /// <summary>The whole address as it was asked for: a link to a part of this page must not leave it.</summary>
    public static string AddressOf(HttpContext http) =>
        PathOf(http) + (http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString ?? http.Request.QueryString.Value);

    /// <summary>A public page of an event: <c>""</c>, <c>/register</c>.</summary>
    public static string Address(string slug, string? key, string page = "") =>
        Pages + slug + (string.IsNullOrEmpty(key) ? "" : Mark + Uri.EscapeDataString(key)) + page;

    /// <summary>Another page of the event, opened by what opened this one.</summary>
    public static string Address(HttpContext http, string slug, string page = "") => Address(slug, Of(http), page);

    private static Task SendOnAsync(HttpContext http, string slug, string key, string page)
    {
        var rest = new QueryBuilder(http.Request.Query.Where(pair => !Former.Contains(pair.Key)));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(Address(Uri.EscapeDataString(slug), key, new PathString(page).ToUriComponent()) + rest.ToQueryString());
        return Task.CompletedTask;
    }

    private sealed record Opened(string Key, string Path);
}
