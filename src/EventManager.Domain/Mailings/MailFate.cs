namespace EventManager.Domain.Mailings;

/// <summary>What became of a rule's mail to somebody: of ledger, outbox and what came back together.</summary>
public enum MailFate
{
    Queued,
    Claimed,
    Retrying,
    Sent,
    Failed,
    Withheld,

    /// <summary>It came back: no such address, or a mailbox that is full.</summary>
    Bounced,

    /// <summary>The reader called it spam.</summary>
    Complained,

    /// <summary>Not sent, since the address gets no such mails.</summary>
    Suppressed,

    /// <summary>It was due while nothing ran or no mail left, and was of no use any more after that.</summary>
    Missed,

    /// <summary>Its mail is no more; that it was written is all that is known.</summary>
    Gone,
}
