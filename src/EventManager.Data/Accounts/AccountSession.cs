using EventManager.Domain.Common;

namespace EventManager.Data.Accounts;

/// <summary>A browser that is signed in. Its cookie names this row and is worth nothing without it.</summary>
public sealed class AccountSession
{
    private AccountSession() { }

    /// <param name="accountId">Who signed in.</param>
    /// <param name="now">When.</param>
    /// <param name="atMost">How long it lasts, however much it is used.</param>
    /// <param name="device">Browser and system in words; empty where unknown.</param>
    public AccountSession(Guid accountId, DateTimeOffset now, TimeSpan atMost, string device)
    {
        AccountId = accountId;
        CreatedAt = LastSeenAt = now.ToUniversalTime();
        ConfirmedAt = CreatedAt;
        EndsAt = CreatedAt + atMost;
        Device = device;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AccountId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Late by some minutes: not every request writes.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>The end that no use moves.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Null while nobody ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When its owner last showed to be there: by signing in, or since. Null in those from before this was asked.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>More than a password was shown: a code of the app, or a passkey.</summary>
    public bool HasSecondFactor { get; init; }

    [Personal(Retention.WithAccount, "account")]
    public string Device { get; private set; } = "";
}
