namespace EventManager.Domain.Mailings;

/// <summary>What a rule says of a moment.</summary>
public enum MailVerdict
{
    /// <summary>Before the rule began to count.</summary>
    Past,
    NotYet,
    Due,

    /// <summary>Nothing ran when it was due, and now it is too late.</summary>
    Missed,
}

/// <summary>Why a rule writes nothing until somebody has looked.</summary>
public enum MailHalt
{
    None,

    /// <summary>Its words are others than those that were approved.</summary>
    OtherWords,

    /// <summary>More would get it than was said.</summary>
    MorePeople,

    /// <summary>It goes to so many that a second person has to let it go.</summary>
    Release,

    /// <summary>It came with the copy of an event, and names what the copy does not have, or was a single mailing.</summary>
    Copied,
}
