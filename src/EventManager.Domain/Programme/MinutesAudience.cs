namespace EventManager.Domain.Programme;

/// <summary>Who is sent minutes. Several at once are everybody in any of them.</summary>
[Flags]
public enum MinutesAudience
{
    None = 0,

    /// <summary>Those recorded as having been there.</summary>
    Present = 1,

    /// <summary>Those with a place in the session.</summary>
    SignedUp = 2,

    /// <summary>Everybody who has a place at the event.</summary>
    Event = 4,
}
