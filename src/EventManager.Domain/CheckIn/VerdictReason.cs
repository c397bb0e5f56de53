namespace EventManager.Domain.CheckIn;

/// <summary>What a verdict leaves open. The names are the API's, in kebab case.</summary>
public enum VerdictReason
{
    /// <summary>This door does not take the ticket's category, or it is not on the door's list.</summary>
    NotOnList,

    /// <summary>It was inside before, and nobody comes back through this door.</summary>
    NoReentry,

    /// <summary>The door itself is open at another time.</summary>
    GateClosed,

    /// <summary>The door is only for coming in, or only for going out.</summary>
    WrongWay,

    /// <summary>As many people are inside as may be.</summary>
    Full,
}
