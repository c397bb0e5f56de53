using EventManager.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace EventManager.Web.Platform.Security;

internal static class SecuritySetup
{
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSharedDataProtection();
        services.AddRateLimits();
        services.AddSingleton<EventAccess>();
        services.AddSingleton<AccountAccess>();
        services.AddSingleton<EventVisitors>();
        services.AddSingleton<IAuthorizationHandler, EventRoleHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Administrator, policy => policy.RequireClaim(Policies.AdministratorClaim))
            .AddPolicy(
                Policies.CreateEvents,
                policy =>
                    policy.RequireAssertion(context =>
                        context.User.HasClaim(claim => claim.Type is Policies.CreateEventsClaim or Policies.AdministratorClaim)
                    )
            )
            .AddPolicy(Policies.EventContributor, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Contributor)))
            .AddPolicy(Policies.EventDoor, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Door)))
            .AddPolicy(Policies.EventOrganiser, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Organiser)))
            // A route that says nothing is closed.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
