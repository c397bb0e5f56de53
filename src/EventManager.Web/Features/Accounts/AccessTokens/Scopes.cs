namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>What a token may be allowed to do.</summary>
internal static class Scopes
{
    public const string EventsRead = "events:read";
    public const string RegistrationsRead = "registrations:read";
    public const string RegistrationsWrite = "registrations:write";
    public const string CheckIn = "check-in";

    /// <summary>
    /// Of a tablet at which people check themselves in. A scope of its own, so that a route is closed to it unless the route says
    /// otherwise; nobody can ask for it in a token of a program.
    /// </summary>
    public const string Kiosk = "kiosk";

    public static readonly string[] All = [EventsRead, RegistrationsRead, RegistrationsWrite, CheckIn];

    /// <summary>The scopes of a line like <c>events:read check-in</c>, each once, in our order; null where one is unknown or none is there.</summary>
    public static string? Normalise(string? line)
    {
        var asked = (line ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return asked.Length == 0 || asked.Except(All).Any() ? null : string.Join(' ', All.Intersect(asked));
    }
}
