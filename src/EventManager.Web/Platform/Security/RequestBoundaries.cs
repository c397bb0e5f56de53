using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>Small rules for every request, whatever page or call answers it.</summary>
internal static class RequestBoundaries
{
    /// <summary>
    /// After the pages of errors. A refused form asks for the page of its error as if it were another form; that would answer "bad request"
    /// where a right is missing.
    /// </summary>
    public static IApplicationBuilder UseErrorPagesForForms(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null && HttpMethods.IsPost(http.Request.Method))
                    http.Request.Method = HttpMethods.Get;
                return next(http);
            }
        );

    /// <summary>Browsers let any page open a WebSocket to any server and send the cookies along; only our own pages may.</summary>
    public static IApplicationBuilder UseOwnCircuitsOnly(this IApplicationBuilder app)
    {
        var own = new Uri(app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl);
        return app.Use(
            (http, next) =>
            {
                if (!http.Request.Path.StartsWithSegments("/_blazor") || IsOwn(http.Request, own))
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>Tables and the API's answers hold names: no browser and no proxy keeps them.</summary>
    public static IApplicationBuilder UseNothingKept(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    var headers = http.Response.Headers;
                    var isTable = TableFormat.All.Any(format => format.ContentType == http.Response.ContentType);
                    if (isTable || (http.Request.Path.StartsWithSegments("/api") && headers.CacheControl.Count == 0))
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static bool IsOwn(HttpRequest request, Uri own) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (
                from.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase)
                || from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            )
        );
}
