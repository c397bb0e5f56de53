using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

public enum OutboxState
{
    Queued,

    /// <summary>Somebody is sending it, until the lease ends.</summary>
    Claimed,
    Sent,

    /// <summary>Failed for now; tried again at <see cref="OutboxMail.DueAt"/>.</summary>
    Retrying,

    /// <summary>Given up, with the last error; can be sent again by hand.</summary>
    Failed,

    /// <summary>Not to be sent: its reason went away, or somebody stopped it.</summary>
    Withheld,
}

/// <summary>
/// A mail that must be sent, written in the transaction of its reason. It names what it is about; the words are rendered when it is
/// sent. Its Message-ID comes from its id, so that a repeat after a crash is recognised as the same message.
/// </summary>
[OfEvent(CopyArea.Mails, Left = CopyReason.AlreadyHappened)]
public sealed class OutboxMail
{
    private OutboxMail() { }

    /// <param name="kind">Which mail: the key of its renderer, for example <c>registration-ticket</c>.</param>
    /// <param name="toAddress">One address.</param>
    /// <param name="toName">Shown beside it; may be empty.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="now">When it was asked for, and from when it is due.</param>
    public OutboxMail(string kind, string toAddress, string toName, string language, DateTimeOffset now)
    {
        Kind = kind;
        ToAddress = toAddress;
        ToName = toName;
        Language = language;
        CreatedAt = now.ToUniversalTime();
        DueAt = CreatedAt;
        Priority = (int)MailPurposes.Of(kind);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    [NotPersonal]
    public string Kind { get; private set; } = "";

    [Personal(Retention.AfterSending, "mail")]
    public string ToAddress { get; private set; } = "";

    [Personal(Retention.AfterSending, "mail")]
    public string ToName { get; private set; } = "";

    [NotPersonal]
    public string Language { get; private set; } = "de";

    /// <summary>A <see cref="MailPurpose"/> as its place in the queue, lowest first.</summary>
    public int Priority { get; private set; }

    public MailPurpose Purpose
    {
        get => (MailPurpose)Priority;
        init => Priority = (int)value;
    }

    public Guid? EventId { get; init; }

    /// <summary>The registration, exhibitor or account it is about.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What the renderer needs beyond that, as JSON; no secrets.</summary>
    [Personal(Retention.AfterSending, "mail")]
    public string Arguments { get; init; } = "";

    /// <summary>Unique where set: the same reason never sends a second mail (<c>reminder:{registration}:{days}</c>).</summary>
    [NotPersonal]
    public string? OnceKey { get; init; }

    public OutboxState State { get; private set; } = OutboxState.Queued;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public Guid? ClaimId { get; private set; }

    public DateTimeOffset? ClaimedUntil { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the server answered, without addresses.</summary>
    [NotPersonal]
    public string LastError { get; private set; } = "";

    /// <summary>
    /// Subject and words as they were sent, of a rule's mail; links that open something for one person alone are left out. Of a test that
    /// waits: the words that are tried, which are saved nowhere else; none once it is sent.
    /// </summary>
    [Personal(Retention.AfterSending, "mail")]
    public string SentText { get; init; } = "";
}

/// <summary>An organiser's own words in a mail of an event; what is empty falls back to the program's words.</summary>
[OfEvent(CopyArea.MailWordings, Copied = true)]
public sealed class MailWording : ICopiedWithEvent
{
    private MailWording() { }

    public MailWording(Guid eventId, string kind)
    {
        EventId = eventId;
        Kind = kind;
    }

    public Guid EventId { get; private set; }

    [NotPersonal]
    public string Kind { get; private set; } = "";

    public LocalizedText Subject { get; set; } = LocalizedText.Empty;

    /// <summary>Stands before the facts.</summary>
    public LocalizedText Opening { get; set; } = LocalizedText.Empty;

    public ICopiedWithEvent CopyTo(CopyTarget target) =>
        new MailWording(target.EventId, Kind) { Subject = Subject.Copy(), Opening = Opening.Copy() };
}
