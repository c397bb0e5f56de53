using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace EventManager.Web.Platform.Security;

/// <summary>Who sends over a circuit, and from where: those of the connection, which a component cannot ask.</summary>
/// <param name="User">Whose session it is.</param>
/// <param name="Network">As all limits know it (<see cref="RateLimits.NetworkOf"/>).</param>
internal sealed record CircuitCaller(ClaimsPrincipal User, string Network);

/// <summary>
/// Carries the caller into whatever a call over a circuit does, as the request's context does for a request: limits count by it, and the
/// audit log says from where.
/// </summary>
internal sealed class CircuitCallers : IHubFilter
{
    private static readonly AsyncLocal<CircuitCaller?> Now = new();

    /// <summary>Null outside of a circuit.</summary>
    public static CircuitCaller? Current => Now.Value;

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        Now.Value =
            invocationContext.Context.GetHttpContext() is { } http && invocationContext.Context.User is { } user
                ? new(user, RateLimits.NetworkOf(http))
                : null;
        return next(invocationContext);
    }
}
