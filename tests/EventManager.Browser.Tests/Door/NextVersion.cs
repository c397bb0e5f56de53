using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EventManager.Browser.Tests.Door;

/// <summary>
/// A program of another version, as far as a phone can see: the worker says another version and the page is marked. Can also fail, as a
/// server that has just been replaced does.
/// </summary>
internal sealed class NextVersion(string mark) : IStartupFilter
{
    /// <summary>The API answers 503.</summary>
    public bool ApiIsDown { get; set; }

    /// <summary>One of the page's files cannot be had.</summary>
    public bool FileIsMissing { get; set; }

    public int Refused { get; private set; }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(AnswerAsync);
            next(app);
        };

    private Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path.Value!;
        if (
            (ApiIsDown && path.StartsWith("/api/", StringComparison.Ordinal))
            || (FileIsMissing && path.EndsWith(".wasm", StringComparison.Ordinal))
        )
        {
            Refused++;
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }
        return path switch
        {
            "/door" => RewriteAsync(http, next, "</head>", $"<meta name=\"version\" content=\"{mark}\"></head>"),
            "/door/worker.js" => RewriteAsync(http, next, "\"version\":\"", $"\"version\":\"{mark}-"),
            _ => next(http),
        };
    }

    private static async Task RewriteAsync(HttpContext http, RequestDelegate next, string what, string by)
    {
        http.Request.Headers.AcceptEncoding = "";
        var body = http.Response.Body;
        using var bytes = new MemoryStream();
        http.Response.Body = bytes;
        await next(http);
        http.Response.Body = body;
        var text = Encoding.UTF8.GetString(bytes.ToArray()).Replace(what, by, StringComparison.Ordinal);
        http.Response.ContentLength = null;
        await http.Response.WriteAsync(text);
    }
}
