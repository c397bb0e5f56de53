namespace EventManager.Testing;

/// <summary>A clock that tests move; timers run by the real one.</summary>
/// <param name="start">What it shows at first; null: the machine's own time.</param>
public sealed class TestClock(DateTimeOffset? start = null) : TimeProvider
{
    private TimeSpan ahead = start is { } at ? at - DateTimeOffset.UtcNow : TimeSpan.Zero;

    /// <summary>Far from both ends of the ten minutes in which a form's mail is written once: a test that counts must not run over one.</summary>
    public static TestClock MidSlot()
    {
        var (now, slot) = (DateTimeOffset.UtcNow, TimeSpan.FromMinutes(10).Ticks);
        return new(now.AddTicks(slot / 2 - now.UtcTicks % slot));
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
