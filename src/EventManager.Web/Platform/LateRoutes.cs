namespace EventManager.Web.Platform;

/// <summary>
/// Routes whose handler is made ready at its first call: the framework compiles a method for each handler that names its arguments, and
/// for a hundred of them that was a third of what a start costs. A handler that cannot be called is therefore found at its first call;
/// <c>RouteMatrixTests</c> call each. For what stands in no description of the API and takes neither JSON nor a form.
/// </summary>
internal static class LateRoutes
{
    public static IEndpointConventionBuilder MapGetLate(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapGet(pattern, Ready(routes.ServiceProvider, handler));

    public static IEndpointConventionBuilder MapPostLate(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, Ready(routes.ServiceProvider, handler));

    private static RequestDelegate Ready(IServiceProvider services, Delegate handler)
    {
        var ready = new Lazy<RequestDelegate>(() =>
            RequestDelegateFactory
                .Create(
                    handler,
                    new()
                    {
                        ServiceProvider = services,
                        ThrowOnBadRequest = true,
                        DisableInferBodyFromParameters = true,
                    }
                )
                .RequestDelegate
        );
        return http => ready.Value(http);
    }
}
