namespace EventManager.Testing;

/// <summary>A clock that tests move; timers run by the real one.</summary>
/// <param name="start">What it shows at first; null: the machine's own time.</param>
public sealed class TestClock(DateTimeOffset? start = null) : TimeProvider
{
    private TimeSpan ahead = start is { } at ? at - DateTimeOffset.UtcNow : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
