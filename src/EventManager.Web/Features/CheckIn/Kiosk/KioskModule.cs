using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>
/// A tablet at which people check themselves in. Its token has a scope of its own, so that every route of the door is closed to it but
/// those that name it here.
/// </summary>
internal static class KioskModule
{
    /// <summary>Calls that a phone of the staff and a kiosk may make.</summary>
    public const string PhoneOrKiosk = "phone-or-kiosk";

    private const string KioskOnly = "kiosk";

    public static void AddKiosk(this IServiceCollection services)
    {
        services.AddRefusalTexts<KioskText>();
        services.AddSingleton<LeaveKioskHandler>();
        services.AddSingleton<KioskBadgeHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(KioskOnly, policy => policy.AskToken(Scopes.Kiosk))
            .AddPolicy(PhoneOrKiosk, policy => policy.AskToken(Scopes.CheckIn, Scopes.Kiosk));
    }

    public static void MapKiosk(this IEndpointRouteBuilder routes)
    {
        var kiosk = routes
            .MapGroup("/api/v1/events/{slug}/check-in/kiosk")
            .RequireAuthorization(KioskOnly)
            .WithTags("Kiosk")
            .ProducesProblem(401)
            .ProducesProblem(403)
            .ProducesProblem(404);
        kiosk
            .MapGet("/snapshot", KioskSnapshotEndpoint.ReadAsync)
            .WithName("GetKioskSnapshot")
            .ProducesProblem(422)
            .WithSummary("What a kiosk needs to judge tickets without the network: no names; with ?since= only what changed.")
            .Produces<KioskSnapshot>();
        kiosk
            .MapPost("/badges/{scan:guid}", KioskEndpoints.BadgeAsync)
            .TakesBytes(ApiLimits.Small)
            .WithName("GetKioskBadge")
            .ProducesProblem(409)
            .WithSummary("The badge of whoever this kiosk let in by that scan within the last five minutes; to print, once.")
            .Produces<KioskBadgeSheet>();
        kiosk
            .MapPost("/leave", KioskEndpoints.LeaveAsync)
            .TakesBytes(ApiLimits.Small)
            .WithName("LeaveKiosk")
            .ProducesProblem(409)
            .ProducesProblem(422)
            .WithSummary("Unlinks the kiosk that asks, by the event's PIN.")
            .Produces(StatusCodes.Status204NoContent);
    }
}
