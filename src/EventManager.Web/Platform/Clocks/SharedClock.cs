namespace EventManager.Web.Platform.Clocks;

/// <summary>
/// The program's time. It is the machine's own while that agrees with the database's clock, and else the database's: due times, leases and
/// what phones at the door have seen are instants that all nodes compare, and a node five minutes ahead would hide five minutes of scans
/// from them. Where the machine's clock jumps, the time goes on as it went until somebody has asked the database (<see cref="ClockWatch"/>).
/// </summary>
internal sealed class SharedClock(MachineClock machine) : TimeProvider
{
    /// <summary>What NTP keeps, and what cursors and leases allow for.</summary>
    public static readonly TimeSpan Agreement = TimeSpan.FromSeconds(2);

    private volatile Fix last = new(TimeSpan.Zero, machine.Time.GetUtcNow(), machine.Time.GetTimestamp());

    public override TimeZoneInfo LocalTimeZone => machine.Time.LocalTimeZone;

    public override long TimestampFrequency => machine.Time.TimestampFrequency;

    /// <summary>What is taken from the machine's clock; zero while that agrees.</summary>
    public TimeSpan Correction => last.Correction;

    /// <summary>The machine's clock has jumped, or the machine slept.</summary>
    public bool IsInDoubt => (Own(last) - Steady(last)).Duration() > Agreement;

    public override DateTimeOffset GetUtcNow()
    {
        var fix = last;
        var (own, steady) = (Own(fix), Steady(fix));
        return (own - steady).Duration() > Agreement ? steady : own;
    }

    public override long GetTimestamp() => machine.Time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.Time.CreateTimer(callback, state, dueTime, period);

    /// <param name="ahead">By how much the machine's clock is ahead of the database's.</param>
    public void Compared(TimeSpan ahead)
    {
        var correction = ahead.Duration() > Agreement ? ahead : TimeSpan.Zero;
        last = new(correction, machine.Time.GetUtcNow() - correction, machine.Time.GetTimestamp());
    }

    private DateTimeOffset Own(Fix fix) => machine.Time.GetUtcNow() - fix.Correction;

    private DateTimeOffset Steady(Fix fix) => fix.At + machine.Time.GetElapsedTime(fix.Timestamp);

    private sealed record Fix(TimeSpan Correction, DateTimeOffset At, long Timestamp);
}
