namespace EventManager.Domain.CheckIn;

/// <summary>What one door adds to the event's own rules. The default adds nothing.</summary>
/// <param name="In">People may come in here. Out is never refused: the number of people inside must be true.</param>
/// <param name="Reentry">Who has left may come back. Does not hold for parties, whose rest comes later.</param>
/// <param name="OpensAt">From when this door lets in; null is the event's own time.</param>
/// <param name="ClosesAt">Until when, included.</param>
public sealed record GateRules(bool In = true, bool Reentry = true, DateTimeOffset? OpensAt = null, DateTimeOffset? ClosesAt = null)
{
    public static readonly GateRules Open = new();
}

/// <summary>Why a verdict is what it is, where the verdict alone does not say it. The names are the API's, in kebab case.</summary>
public enum VerdictReason
{
    /// <summary>This door is not for the ticket's category, or has a list on which it does not stand.</summary>
    NotOnList,

    /// <summary>Was in before, and who leaves does not come back here.</summary>
    NoReentry,

    /// <summary>The door's own window of time.</summary>
    GateClosed,

    /// <summary>This door only lets out.</summary>
    WrongWay,

    /// <summary>As many are inside as may be.</summary>
    Full,

    /// <summary>Let in although the phone's list does not know the ticket yet: the event lets in by the signature alone.</summary>
    Unlisted,
}

public readonly record struct Judgement(Verdict Verdict, VerdictReason? Reason = null);
