using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>Mails of an event (or of none) that were refused for good one after the other; after so many the rest waits for a person.</summary>
public sealed class SendingBreak
{
    /// <summary>Stands for the mails that belong to no event.</summary>
    public static readonly Guid House = Guid.Empty;

    private SendingBreak() { }

    public SendingBreak(Guid id) => Id = id;

    /// <summary>The event's.</summary>
    public Guid Id { get; private set; }

    /// <summary>In a row.</summary>
    public int Failures { get; private set; }

    /// <summary>Null: they go.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>What the server said last, without addresses.</summary>
    [NotPersonal]
    public string LastError { get; private set; } = "";
}
