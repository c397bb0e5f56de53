using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>Small rules for every request, whatever page or call answers it.</summary>
internal static class RequestBoundaries
{
    /// <summary>
    /// Before all else: pages make addresses of the host that was asked for. One that makes none is refused; a probe that names none is
    /// answered under the site's own.
    /// </summary>
    public static IApplicationBuilder UseReadableHosts(this IApplicationBuilder app)
    {
        var own = new Uri(app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl);
        return app.Use(
            (http, next) =>
            {
                if (!http.Request.Host.HasValue)
                    http.Request.Host = new HostString(own.Authority);
                if (Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Host}/", UriKind.Absolute, out _))
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>
    /// After the forwarded headers. Many proxies hand on the host without its port; redirects would then leave the site's address.
    /// </summary>
    public static IApplicationBuilder UsePublicPort(this IApplicationBuilder app)
    {
        var own = new Uri(app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl);
        return app.Use(
            (http, next) =>
            {
                var request = http.Request;
                if (
                    !own.IsDefaultPort
                    && request.Host.Port is null
                    && request.Scheme.Equals(own.Scheme, StringComparison.OrdinalIgnoreCase)
                    && request.Host.Host.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase)
                )
                    request.Host = new HostString(own.IdnHost, own.Port);
                return next(http);
            }
        );
    }

    /// <summary>
    /// After the pages of errors. What was refused asks for the page of its error with its own method, which that page does not take: a form
    /// would be told that it is a wrong form, and anything else that it must sign in. Nobody may so much as ask whether there is a form
    /// whose token was judged bad; the page of the error reads none.
    /// </summary>
    public static IApplicationBuilder UseErrorPagesForForms(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                await next(http);
                var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
                if (!isRead && !http.Response.HasStarted && http.Response.StatusCode >= StatusCodes.Status400BadRequest)
                {
                    http.Request.Method = HttpMethods.Get;
                    http.Features.Set<IAntiforgeryValidationFeature>(null);
                }
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

    /// <summary>
    /// Tables, files, the API's answers and whatever is opened by a sign-in or a personal link hold names: no browser and no proxy keeps them.
    /// </summary>
    public static IApplicationBuilder UseNothingKept(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var isOfSomebody = IsOfSomebody(http.GetEndpoint());
                http.Response.OnStarting(() =>
                {
                    var headers = http.Response.Headers;
                    var isTable = TableFormat.All.Any(format => format.ContentType == http.Response.ContentType);
                    var isPrivate = isOfSomebody || http.Request.Path.StartsWithSegments("/api") || headers.ContentDisposition.Count > 0;
                    if (isTable || (isPrivate && headers.CacheControl.Count == 0))
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    /// <summary>As the route says, so that a new page is in by itself.</summary>
    private static bool IsOfSomebody(Endpoint? route) =>
        route?.Metadata is { } says
        && (
            says.GetMetadata<ByLinkAttribute>() is not null
            || (says.GetMetadata<IAuthorizeData>() is not null && says.GetMetadata<IAllowAnonymous>() is null)
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
