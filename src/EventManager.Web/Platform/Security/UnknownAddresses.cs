using EventManager.Domain.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Template;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// An address that no route knows is not found, whatever was to be done there. Without this the fallback policy, which closes every route
/// that says nothing, would ask strangers to sign in for it, and a form sent to it would be told that the method is wrong: routes that take
/// any address (files, in Development) make routing believe that there is something.
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

    public static IApplicationBuilder UseUnknownAddresses(this IApplicationBuilder app)
    {
        var routes = new KnownAddresses(app.ApplicationServices);
        return app.Use(
            (http, next) =>
            {
                // No address of ours holds what cannot be read.
                if (http.GetEndpoint() is not { } endpoint || !CleanText.IsReadable(http.Request.Path.Value))
                    http.SetEndpoint(NotFound);
                else if (endpoint is not RouteEndpoint)
                    http.SetEndpoint(routes.Contains(http) ? ToldToEverybody(endpoint) : NotFound);
                return next(http);
            }
        );
    }

    /// <summary>What routing refuses itself (method, media type) is no secret: nobody is asked to sign in for it.</summary>
    private static Endpoint ToldToEverybody(Endpoint refusal) => new(refusal.RequestDelegate, NotFound.Metadata, refusal.DisplayName);

    /// <summary>Asked only where routing refused, so that it need not be fast.</summary>
    private sealed class KnownAddresses(IServiceProvider services)
    {
        private readonly Lazy<List<(TemplateMatcher Address, RouteEndpoint Route)>> all = new(() =>
            [
                .. services
                    .GetRequiredService<EndpointDataSource>()
                    .Endpoints.OfType<RouteEndpoint>()
                    .Where(route => !TakesAnything(route))
                    .Select(route => (new TemplateMatcher(new RouteTemplate(route.RoutePattern), new(route.RoutePattern.Defaults)), route)),
            ]
        );

        public bool Contains(HttpContext http)
        {
            var constraints = http.RequestServices.GetRequiredService<ParameterPolicyFactory>();
            return all.Value.Exists(known =>
            {
                var values = new RouteValueDictionary();
                return known.Address.TryMatch(http.Request.Path, values)
                    && known.Route.RoutePattern.ParameterPolicies.All(of =>
                        of.Value.Select(policy => constraints.Create(known.Route.RoutePattern.GetParameter(of.Key), policy))
                            .OfType<IRouteConstraint>()
                            .All(constraint => constraint.Match(http, null, of.Key, values, RouteDirection.IncomingRequest))
                    );
            });
        }

        private static bool TakesAnything(RouteEndpoint route) =>
            route.RoutePattern.PathSegments
                is [{ Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { IsCatchAll: true }] }];
    }
}
