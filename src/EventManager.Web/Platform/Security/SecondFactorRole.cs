namespace EventManager.Web.Platform.Security;

/// <summary>Of whom a second factor can be demanded.</summary>
internal enum SecondFactorRole
{
    Administrator,

    /// <summary>May create events.</summary>
    EventCreator,

    /// <summary>Organiser of any event.</summary>
    Organiser,

    /// <summary>Door staff of any event.</summary>
    Door,

    /// <summary>Contributor of any event.</summary>
    Contributor,
}
