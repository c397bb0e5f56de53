namespace EventManager.Web.Platform.Security;

/// <summary>
/// Headers of every answer. Public pages get a policy without any inline script or style (but the one that <c>FirstStyles</c> names by its
/// hash); the organiser's area allows style attributes, which MudBlazor's components write, but no style element; the scanner may compile its own WebAssembly.
/// </summary>
internal static class SecurityHeaders
{
    private const string Common =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
        + "connect-src 'self'; font-src 'self'; media-src 'self' blob: mediastream:; worker-src 'self'; ";

    public const string Public = Common + "script-src 'self'; style-src 'self'";
    public const string Organiser = Common + "script-src 'self'; style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'";
    public const string Door = Common + "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

    /// <summary>Of the page of the API, whose start is a script in the page and which makes its styles as it goes.</summary>
    public static string ApiReference(string nonce) => Common + $"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'";

    /// <summary>
    /// Hangfire's pages: stricter than our own there. The hash is that of the one style element that its graph (Chart.js, in Hangfire 1.8)
    /// puts in; a test sees it when an upgrade brings another.
    /// </summary>
    public const string JobsDashboard =
        Common + "script-src 'self'; style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy =
                    http.Request.Path.StartsWithSegments(Jobs.JobsDashboard.Path) ? JobsDashboard
                    : http.Request.Path.StartsWithSegments("/organise") ? Organiser
                    : http.Request.Path.StartsWithSegments("/door") ? Door
                    : Public;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                return next(http);
            }
        );
}
