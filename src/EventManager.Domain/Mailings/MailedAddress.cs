namespace EventManager.Domain.Mailings;

/// <summary>
/// An address that somebody typed and that nobody has confirmed: how many mails it got, and whether it wants none. It is known by a keyed
/// hash, so that the row names nobody.
/// </summary>
public sealed class MailedAddress
{
    /// <summary>Mails are counted for so long.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    private MailedAddress() { }

    public MailedAddress(Guid id, DateTimeOffset now)
    {
        Id = id;
        Since = now.ToUniversalTime();
    }

    public Guid Id { get; private set; }

    /// <summary>When the count began.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Since then.</summary>
    public int Mails { get; private set; }

    /// <summary>The last one counted: another attempt at it does not count.</summary>
    public Guid? LastMailId { get; private set; }

    /// <summary>The address asked for no more of them.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>The first mail of all.</summary>
    public void Count(Guid mailId)
    {
        Mails = 1;
        LastMailId = mailId;
    }

    public void Stop(DateTimeOffset now) => StoppedAt = now.ToUniversalTime();
}
