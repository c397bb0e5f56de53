using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

public enum BounceKind
{
    Hard,

    /// <summary>May pass: counted, nothing else follows.</summary>
    Soft,

    /// <summary>The reader called it spam.</summary>
    Complaint,
}

/// <summary>A mail that came back. Names nobody: the mail does, as long as it is kept.</summary>
public sealed class MailBounce
{
    private MailBounce() { }

    public MailBounce(Guid id, Guid mailId, BounceKind kind, string status, DateTimeOffset now)
    {
        Id = id;
        MailId = mailId;
        Kind = kind;
        Status = status;
        At = now.ToUniversalTime();
    }

    /// <summary>Of the report: one that is read again counts once.</summary>
    public Guid Id { get; private set; }

    public Guid MailId { get; private set; }

    public BounceKind Kind { get; private set; }

    [NotPersonal]
    public string Status { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
