namespace EventManager.Domain.Mailings;

/// <summary>When a mail that could not be sent is tried again.</summary>
public static class Backoff
{
    /// <summary>Tries in all before a mail is given up: about 20 hours.</summary>
    public const int MaxAttempts = 12;

    /// <summary>One minute, then twice as long each time, six hours at most.</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Clamp(attempts - 1, 0, 20))));
}
