using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>Keys to the API, and the policies that ask for them.</summary>
internal static class AccessTokensModule
{
    public static void AddAccessTokens(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenRegister>();
        services.AddSingleton<IssueAccessTokenHandler>();
        services.AddSingleton<RevokeAccessTokenHandler>();
        services.AddHostedService<AccessTokenUpkeep>();
        services.AddSingleton<IAuthorizationHandler, ScopeRequirementHandler>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AccessTokenScheme>(AccessTokenScheme.Name, null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.EventsRead, policy => Ask(policy, Scopes.EventsRead))
            .AddPolicy(Policies.RegistrationsRead, policy => Ask(policy, Scopes.RegistrationsRead))
            .AddPolicy(Policies.RegistrationsWrite, policy => Ask(policy, Scopes.RegistrationsWrite))
            .AddPolicy(Policies.Scanner, policy => Ask(policy, Scopes.CheckIn));
    }

    /// <summary>Only a token counts, never the cookie of somebody who is signed in: so no page elsewhere can make a browser call the API.</summary>
    private static void Ask(AuthorizationPolicyBuilder policy, string scope) =>
        policy.AddAuthenticationSchemes(AccessTokenScheme.Name).RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope));
}
