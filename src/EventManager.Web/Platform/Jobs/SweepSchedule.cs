using Hangfire;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// The sweeps on Hangfire's clock: all but those for which each node looks by itself, and which an older version had put there, or an older setting. On a
/// database server all nodes share one clock: whichever looks first asks for the run, and any of them does it.
/// </summary>
internal sealed class SweepSchedule(IRecurringJobManager clock, IEnumerable<ISweep> sweeps)
{
    /// <summary>Putting the same again changes nothing. What a newer node put in stays.</summary>
    public void Put()
    {
        foreach (var sweep in sweeps.Where(sweep => sweep.ByEachNode || !sweep.IsNeeded))
            clock.RemoveIfExists(sweep.Name);
        foreach (var sweep in sweeps.Where(sweep => !sweep.ByEachNode && sweep.IsNeeded))
            clock.AddOrUpdate<SweepJob>(sweep.Name, job => job.RunAsync(sweep.Name, CancellationToken.None), Cron(sweep.Every));
    }

    /// <summary>The clock knows times of day, not distances: only what divides a minute, an hour or a day is even.</summary>
    /// <exception cref="ArgumentException">It would not be even.</exception>
    public static string Cron(TimeSpan every) =>
        Divides(every, TimeSpan.FromSeconds(1), 60) ? $"*/{every.TotalSeconds:0} * * * * *"
        : Divides(every, TimeSpan.FromMinutes(1), 60) ? $"*/{every.TotalMinutes:0} * * * *"
        : Divides(every, TimeSpan.FromHours(1), 24) ? $"0 */{every.TotalHours:0} * * *"
        : throw new ArgumentException($"A sweep cannot run every {every}: that divides no minute, hour or day.", nameof(every));

    private static bool Divides(TimeSpan every, TimeSpan unit, int units) =>
        every >= unit && every.Ticks % unit.Ticks == 0 && every < unit * units && units % (every.Ticks / unit.Ticks) == 0;
}
