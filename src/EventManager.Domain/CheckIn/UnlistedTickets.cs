namespace EventManager.Domain.CheckIn;

/// <summary>
/// What a phone without a network does with a good signature that its list does not know: a ticket that was bought a minute ago, or one
/// that was cancelled and erased since.
/// </summary>
public enum UnlistedTickets
{
    /// <summary>Whoever shows it goes to the desk, where somebody has a network.</summary>
    Ask,

    /// <summary>The signature is enough: a queue that waits is worse than one ticket that is no longer good.</summary>
    LetIn,
}
