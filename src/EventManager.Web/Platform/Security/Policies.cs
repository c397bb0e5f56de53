namespace EventManager.Web.Platform.Security;

/// <summary>Names of the authorization policies. Every route carries one, or says that anybody may come.</summary>
internal static class Policies
{
    /// <summary>Signed in.</summary>
    public const string SignedIn = "signed-in";

    public const string Administrator = "administrator";

    /// <summary>May create events.</summary>
    public const string CreateEvents = "create-events";

    /// <summary>Contributor or more in the event of the route's <c>slug</c>.</summary>
    public const string EventContributor = "event-contributor";

    /// <summary>Door or more in the event of the route's <c>slug</c>: sees names.</summary>
    public const string EventDoor = "event-door";

    /// <summary>Organiser of the event of the route's <c>slug</c>.</summary>
    public const string EventOrganiser = "event-organiser";

    /// <summary>A token with check-in for the event of the route's <c>slug</c>.</summary>
    public const string Scanner = "scanner";

    public const string EventsRead = "scope:events:read";
    public const string RegistrationsRead = "scope:registrations:read";
    public const string RegistrationsWrite = "scope:registrations:write";
}
