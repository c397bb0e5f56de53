using System.Globalization;
using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventManager.Web.Shell;

/// <summary>
/// What is asked while the database is away or cannot write is answered 503 with Retry-After and a page in words, never 500. A form that
/// came meanwhile is in the page as it was typed, to be sent once more.
/// </summary>
internal static class OutageAnswers
{
    /// <summary>Within the language, which is the browser's, and around all that asks the database.</summary>
    public static void UseOutageAnswers(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OutageAnswers));
        app.Use(
            async (http, next) =>
            {
                var headers = http.Response.Headers.ToList();
                try
                {
                    await next(http);
                }
                catch (Exception error) when (!http.Response.HasStarted && Outages.Of(error) is not null)
                {
                    log.LogError(error, "An answer was not possible.");
                    http.Response.Clear();
                    foreach (var (name, values) in headers)
                        http.Response.Headers[name] = values;
                    await SayAsync(http);
                }
            }
        );
    }

    /// <summary>Status and headers; the words are the caller's.</summary>
    public static void Mark(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Outages.Wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
    }

    private static async Task SayAsync(HttpContext http)
    {
        Mark(http.Response);
        var typed = await UnsentFields.OfAsync(http);
        // Services of its own: those of the attempt are used up.
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            var page = new RazorComponentResult<OutagePage>(new { Typed = typed }) { StatusCode = http.Response.StatusCode };
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = services;
        }
    }
}
