using System.Diagnostics;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// A line for each request, where the log EventManager.Requests is set to Debug: which route was asked, never which address. A personal
/// link stands there as <c>/me/{Token}</c>, a query not at all.
/// </summary>
internal static class RequestLog
{
    public const string Category = "EventManager.Requests";

    private static readonly string[] Methods = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT"];

    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        return app.Use(
            async (http, next) =>
            {
                var from = Stopwatch.GetTimestamp();
                // As it was asked: an error page has a route and a method of its own.
                var method = Array.Find(Methods, one => one == http.Request.Method) ?? "(other)";
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
                await next(http);
                if (!log.IsEnabled(LogLevel.Debug))
                    return;
                var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                log.LogDebug("{Method} {Route} {Status} {Milliseconds:0} ms", method, route, http.Response.StatusCode, took);
            }
        );
    }
}
