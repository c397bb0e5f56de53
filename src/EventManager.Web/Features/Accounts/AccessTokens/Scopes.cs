namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>What a token may be allowed to do.</summary>
internal static class Scopes
{
    public const string EventsRead = "events:read";
    public const string RegistrationsRead = "registrations:read";
    public const string RegistrationsWrite = "registrations:write";
    public const string CheckIn = "check-in";

    public static readonly string[] All = [EventsRead, RegistrationsRead, RegistrationsWrite, CheckIn];

    /// <summary>The scopes of a line like <c>events:read check-in</c>, each once, in our order; null where one is unknown or none is there.</summary>
    public static string? Normalise(string? line)
    {
        var asked = (line ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return asked.Length == 0 || asked.Except(All).Any() ? null : string.Join(' ', All.Intersect(asked));
    }
}
