using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Platform.Clocks;

/// <summary>
/// Compares this machine's clock with the database's at the start, each minute, and at once where it jumped. Says so where they differ, and
/// lets this node run no jobs where it is too much: who set the clock wrong should set it right, not find out by mails of next week.
/// </summary>
internal sealed class ClockWatch(SharedClock clock, MachineClock machine, DatabaseTime database, ILogger<ClockWatch> log)
    : BackgroundService
{
    public static readonly TimeSpan MostForJobs = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TimeSpan? ahead;

    /// <summary>By how much this machine's clock is ahead; null where there is nothing to compare it with.</summary>
    public TimeSpan? Ahead
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    public bool MayRunJobs => (Ahead ?? TimeSpan.Zero).Duration() <= MostForJobs;

    public async Task CompareAsync(CancellationToken stop)
    {
        var found = await database.AheadAsync(machine.Time, stop);
        lock (gate)
            ahead = found;
        clock.Compared(found ?? TimeSpan.Zero);
        if (found is not { } by || by.Duration() <= SharedClock.Agreement)
            return;
        if (by.Duration() > MostForJobs)
            log.LogError(
                "This machine's clock is {Seconds:0.0} s ahead of the database's. It runs no jobs until that is mended (NTP).",
                by.TotalSeconds
            );
        else
            log.LogWarning(
                "This machine's clock is {Seconds:0.0} s ahead of the database's, whose time counts. Mend it (NTP).",
                by.TotalSeconds
            );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        var since = machine.Time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stoppingToken))
                    return;
                if (!clock.IsInDoubt && machine.Time.GetElapsedTime(since) < Every)
                    continue;
                since = machine.Time.GetTimestamp();
                await CompareAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (StartErrors.IsTheDatabases(error))
            {
                log.LogError(Outages.Of(error), "The clock could not be compared with the database's.");
            }
        }
    }
}
