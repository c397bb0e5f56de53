using Microsoft.AspNetCore.Components.Endpoints;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Leads whoever may come to setting up a second factor where one is demanded, and to showing again who they are where the page or the
/// route says so. Pages over a circuit are asked the same while they are open (<c>OrganiserPage</c>).
/// </summary>
internal static class ConfirmationGate
{
    public const string SetUpPage = "/account/second-factor";

    private const string Organisers = "/organise";

    /// <summary>Before authorization, which gives no rights to somebody without the second factor, and would refuse without a way out.</summary>
    public static IApplicationBuilder UseDemandedSecondFactor(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.GetEndpoint() is { } endpoint
                    && http.Request.Path.StartsWithSegments(Organisers)
                    && SessionTicket.Of(http.User) is not null
                    && !await http.RequestServices.GetRequiredService<AccountSessions>().IsEntitledAsync(http.User, http.RequestAborted)
                )
                    http.Response.Redirect($"{SetUpPage}?back={Uri.EscapeDataString(Back(http, endpoint))}");
                else
                    await next(http);
            }
        );

    /// <summary>After authorization: who may not come at all is not asked.</summary>
    public static IApplicationBuilder UseConfirmation(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.GetEndpoint() is { } endpoint
                    && endpoint.Metadata.GetMetadata<ConfirmedAttribute>() is not null
                    && SessionTicket.Of(http.User) is not null
                    && !await http.RequestServices.GetRequiredService<Confirmations>().HoldsAsync(http.User, http.RequestAborted)
                )
                    http.Response.Redirect(Confirmations.PageFor(Back(http, endpoint)));
                else
                    await next(http);
            }
        );

    /// <summary>A page: itself. A file: the page with its link, since nobody wants to arrive at a file.</summary>
    private static string Back(HttpContext http, Endpoint endpoint)
    {
        var own = http.Request.Path.Value + http.Request.QueryString.Value;
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            return own;
        return
            Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from)
            && from.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            && !from.AbsolutePath.StartsWith(Confirmations.Page, StringComparison.Ordinal)
            ? from.PathAndQuery
            : own;
    }
}
