using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

internal static class SecuritySetup
{
    public static void AddSecurity(this IServiceCollection services)
    {
        services.AddSharedDataProtection();
        services.AddSiteCookies();
        services.AddHttpsOnly();
        services.AddRateLimits();
        services.AddValidatedOptions<AccountSessionOptions>(AccountSessionOptions.Section);
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<EventAccess>();
        services.AddSingleton<Rights>();
        services.AddSingleton<AccountAccess>();
        services.AddSingleton<EventVisitors>();
        services.AddSingleton<IAuthorizationHandler, EventRoleHandler>();
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddSingleton<IAuthorizationHandler, CreateEventsHandler>();
        services.AddCircuitGuard();
        services.AddValidatedOptions<CircuitLimitOptions>(CircuitLimitOptions.Section);
        services
            .AddOptions<CircuitOptions>()
            .Configure<IOptions<CircuitLimitOptions>>(
                (circuits, limits) =>
                {
                    circuits.DisconnectedCircuitMaxRetained = limits.Value.Kept;
                    circuits.DisconnectedCircuitRetentionPeriod = limits.Value.KeptFor;
                }
            );
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Administrator, policy => policy.AddRequirements(new AdministratorRequirement()))
            .AddPolicy(Policies.CreateEvents, policy => policy.AddRequirements(new CreateEventsRequirement()))
            .AddPolicy(Policies.EventContributor, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Contributor)))
            .AddPolicy(Policies.EventDoor, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Door)))
            .AddPolicy(Policies.EventOrganiser, policy => policy.AddRequirements(new EventRoleRequirement(StaffRole.Organiser)))
            // A route that says nothing is closed.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddCircuitGuard(this IServiceCollection services)
    {
        services.AddSingleton<OpenCircuits>();
        services.AddSingleton<CircuitWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CircuitWatch>());
        services.AddScoped<CircuitGuard>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitGuard>());
        services.AddScoped<CircuitHandler, UnreadableInput>();
        services.AddSingleton<CircuitInput>();
        services.AddSingleton<CircuitCallers>();
        services.Configure<HubOptions>(hub =>
        {
            hub.AddFilter<CircuitCallers>();
            hub.AddFilter<CircuitInput>();
        });
    }
}
