using EventManager.Mail.Replies;

namespace EventManager.Mail.Bounces;

public enum ReceivedKind
{
    /// <summary>Something else, written by a person mostly.</summary>
    Message,

    /// <summary>An absence note, or a question of a program whether we are human. Nothing follows from it.</summary>
    AutomaticReply,

    /// <summary>The server still tries. Nothing follows from it.</summary>
    Delayed,

    /// <summary>Not delivered, for a reason that may pass: a full mailbox, a policy, a size.</summary>
    SoftBounce,

    /// <summary>Not delivered, and never will be: there is no such address.</summary>
    HardBounce,

    /// <summary>The reader called it spam (RFC 5965).</summary>
    Complaint,

    /// <summary>A calendar answers an invitation.</summary>
    CalendarReply,
}

/// <summary>What lay in the mailbox for bounces. No address in it, but of who answers an invitation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="MailId">Of which mail; null where no address says so with a good signature.</param>
/// <param name="Status">As <c>5.1.1</c> (RFC 3463); empty for none.</param>
/// <param name="Key">The same message has the same, so that it counts once however often it is read.</param>
public sealed record ReceivedMail(ReceivedKind Kind, Guid? MailId, string Status, Guid Key)
{
    /// <summary>What a calendar answered; null for every other kind.</summary>
    public ReceivedReply? Reply { get; init; }
}
