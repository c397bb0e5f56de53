namespace EventManager.Domain.Common;

public static class Instant
{
    /// <summary>Cut to microseconds, which is what the databases keep: a value compares equal before and after it was stored.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
