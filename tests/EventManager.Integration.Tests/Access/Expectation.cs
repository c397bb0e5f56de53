using EventManager.Integration.Tests.Robustness;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace EventManager.Integration.Tests.Access;

internal enum Expected
{
    /// <summary>The route itself answers.</summary>
    Admitted,

    /// <summary>302 to the sign-in page.</summary>
    SignIn,

    /// <summary>401: a token is asked for.</summary>
    Token,

    /// <summary>403.</summary>
    Forbidden,
}

/// <summary>What a route declares beside itself, read for one caller. A requirement that is not known here is an error: it has to be said.</summary>
internal static class Expectation
{
    public static Expected Of(RouteEndpoint route, AuthorizationOptions options, Caller caller)
    {
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return Expected.Admitted;
        var policy = PolicyOf(route, options);
        var isByToken = policy.AuthenticationSchemes.Contains(AccessTokenScheme.Name);
        if (isByToken ? caller.Scopes is null : !caller.IsSignedIn)
            return isByToken ? Expected.Token : Expected.SignIn;
        return policy.Requirements.All(requirement => Meets(caller, requirement, route)) ? Expected.Admitted : Expected.Forbidden;
    }

    /// <summary>Only the hub of Blazor, which we do not map, lives by the policy for routes that say nothing.</summary>
    public static AuthorizationPolicy PolicyOf(RouteEndpoint route, AuthorizationOptions options)
    {
        var said = route
            .Metadata.GetOrderedMetadata<IAuthorizeData>()
            .Select(asked => asked.Policy is { } name ? options.GetPolicy(name)! : options.DefaultPolicy)
            .Concat(route.Metadata.GetOrderedMetadata<AuthorizationPolicy>())
            .ToList();
        if (said.Count > 0)
            return AuthorizationPolicy.Combine(said);
        WholeProgram.AddressOf(route).ShouldStartWith("/_blazor", customMessage: "This route does not say who may come.");
        return options.FallbackPolicy!;
    }

    private static bool Meets(Caller caller, IAuthorizationRequirement requirement, RouteEndpoint route) =>
        requirement switch
        {
            DenyAnonymousAuthorizationRequirement => true,
            AdministratorRequirement => caller.IsAdministrator,
            CreateEventsRequirement => caller.IsAdministrator || caller.MayCreateEvents,
            EventRoleRequirement role => caller.IsAdministrator || caller.RoleHere >= role.Least,
            ScopeRequirement scopes => scopes.Scopes.Intersect(caller.Scopes!).Any()
                && !(caller.IsBoundElsewhere && route.RoutePattern.Parameters.Count > 0),
            _ => throw new InvalidOperationException($"Who meets {requirement.GetType().Name}? Say it here."),
        };
}
