using EventManager.Domain.Common;

namespace EventManager.Data.Accounts;

/// <summary>
/// Wrong tries to sign in as one account from one network. The account itself is never locked: whoever knows only its address slows down
/// nobody but their own network.
/// </summary>
public sealed class SignInDelay
{
    private SignInDelay() { }

    /// <param name="key">Names neither account nor network to anybody who reads it.</param>
    /// <param name="now">When the first try came.</param>
    public SignInDelay(string key, DateTimeOffset now)
    {
        Key = key;
        LastAt = BlockedUntil = now.ToUniversalTime();
        Failures = 1;
    }

    /// <summary>A keyed hash.</summary>
    [NotPersonal]
    public string Key { get; private set; } = "";

    public int Failures { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Until then no try from there counts, right or wrong.</summary>
    public DateTimeOffset BlockedUntil { get; private set; }
}
