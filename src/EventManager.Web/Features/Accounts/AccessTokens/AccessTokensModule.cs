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
            .AddPolicy(Policies.EventsRead, policy => policy.AskToken(Scopes.EventsRead))
            .AddPolicy(Policies.RegistrationsRead, policy => policy.AskToken(Scopes.RegistrationsRead))
            .AddPolicy(Policies.RegistrationsWrite, policy => policy.AskToken(Scopes.RegistrationsWrite))
            .AddPolicy(Policies.Scanner, policy => policy.AskToken(Scopes.CheckIn));
    }

    /// <summary>Only a token counts, never the cookie of somebody who is signed in: so no page elsewhere can make a browser call the API.</summary>
    /// <param name="policy">What is asked.</param>
    /// <param name="scopes">One of them is enough.</param>
    public static void AskToken(this AuthorizationPolicyBuilder policy, params string[] scopes) =>
        policy.AddAuthenticationSchemes(AccessTokenScheme.Name).RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scopes));
}
