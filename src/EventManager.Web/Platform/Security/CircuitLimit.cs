using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Where too many pages are open, the next one says so in words before it becomes a circuit, and asks to try again; one that slips through
/// is refused by <see cref="CircuitGuard"/>. Connections are limited as circuits are: one without a circuit is nobody's page.
/// </summary>
internal static class CircuitLimit
{
    private const string Again = "60";

    /// <summary>After it is known who comes.</summary>
    public static void UseCircuitLimit(this IApplicationBuilder app)
    {
        var circuits = app.ApplicationServices.GetRequiredService<OpenCircuits>();
        // Counted apart: a circuit can be without a connection for a while, and a connection without a circuit.
        var connections = new OpenCircuits(app.ApplicationServices.GetRequiredService<IOptions<CircuitLimitOptions>>());
        app.Use(
            (http, next) =>
                // The connection itself: a WebSocket lasts as long as somebody looks at the page.
                http.Request.Path == "/_blazor"
                && http.Request.Query.ContainsKey("id")
                    ? ConnectAsync(http, next, connections)
                : BecomesCircuit(http) && !circuits.HasRoom(RateLimits.NetworkOf(http), EventAccess.UserId(http.User)) ? RefuseAsync(http)
                : next(http)
        );
    }

    private static bool BecomesCircuit(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        // A page's attributes are its endpoint's metadata: read once, not for each request.
        && http.GetEndpoint()?.Metadata.GetMetadata<RenderModeAttribute>() is not null;

    private static async Task ConnectAsync(HttpContext http, RequestDelegate next, OpenCircuits connections)
    {
        var (network, account) = (RateLimits.NetworkOf(http), EventAccess.UserId(http.User));
        if (!connections.Enter(network, account))
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = Again;
            return;
        }
        try
        {
            await next(http);
        }
        finally
        {
            connections.Leave(network, account);
        }
    }

    /// <summary>The error page has the words.</summary>
    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = Again;
        return Task.CompletedTask;
    }
}
