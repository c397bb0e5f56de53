using EventManager.Domain.Accounts;

namespace EventManager.Integration.Tests.Access;

/// <summary>Somebody who asks, with what makes the difference.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Client">Carries the cookie or the token.</param>
internal sealed record Caller(string Name, HttpClient Client)
{
    public bool IsSignedIn { get; init; }

    public bool IsAdministrator { get; init; }

    public bool MayCreateEvents { get; init; }

    /// <summary>In the event of the addresses; null for none there, whatever it is elsewhere.</summary>
    public StaffRole? RoleHere { get; init; }

    /// <summary>Of the token; null where the caller has none.</summary>
    public string[]? Scopes { get; init; }

    /// <summary>Whether the token is bound to another event.</summary>
    public bool IsBoundElsewhere { get; init; }
}
