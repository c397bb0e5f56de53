using System.Security.Claims;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// On whose behalf the code runs: of the request, or of the browser that asked something of its circuit. Nobody (null) is the program
/// itself: its jobs, its commands, the demo data. It goes along with the call as the language does, so that what writes can ask without
/// being told by the page.
/// </summary>
internal static class CallingUser
{
    private static readonly AsyncLocal<ClaimsPrincipal?> Asking = new();

    public static ClaimsPrincipal? Current => Asking.Value;

    /// <summary>Until it is disposed of.</summary>
    public static IDisposable As(ClaimsPrincipal user)
    {
        var before = Asking.Value;
        Asking.Value = user;
        return new Ended(before);
    }

    /// <summary>After the sign-in was read.</summary>
    public static IApplicationBuilder UseCallingUser(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                using (As(http.User))
                    await next(http);
            }
        );

    private sealed class Ended(ClaimsPrincipal? before) : IDisposable
    {
        public void Dispose() => Asking.Value = before;
    }
}
