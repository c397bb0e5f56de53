using Microsoft.AspNetCore.Authorization;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// An address that no route knows is not found. Without this the fallback policy, which closes every route that says nothing, would ask
/// strangers to sign in for it.
/// </summary>
internal static class UnknownAddresses
{
    private static readonly Endpoint NotFound = new(
        http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        },
        new EndpointMetadataCollection(new AllowAnonymousAttribute()),
        "Unknown address"
    );

    public static IApplicationBuilder UseUnknownAddresses(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.GetEndpoint() is null)
                    http.SetEndpoint(NotFound);
                return next(http);
            }
        );
}
