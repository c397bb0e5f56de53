using Microsoft.AspNetCore.Authorization;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>A token with one of these scopes; where the route names an event by <c>slug</c>, one that reaches it.</summary>
internal sealed record ScopeRequirement(params string[] Scopes) : IAuthorizationRequirement;

internal sealed class ScopeRequirementHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (
            context.Resource is HttpContext http
            && context.User.AccessToken() is { } token
            && requirement.Scopes.Any(token.Allows)
            && (token.EventId is null || http.GetRouteValue("slug") is not string slug || slug == token.EventSlug)
        )
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
