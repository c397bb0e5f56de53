using System.Collections.Concurrent;
using EventManager.Web.Platform.Databases;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// The sweeps for which each node looks by itself: a look costs the one or three statements that ask what is due, where one by Hangfire
/// costs sixty more. Nothing is shared but the rows, whose leases and unique keys make two looks at once harmless.
/// </summary>
internal sealed class SweepLoop(
    IEnumerable<ISweep> sweeps,
    SweepRunner runner,
    JobsHold hold,
    IOptions<JobsOptions> jobs,
    TimeProvider clock,
    ILogger<SweepLoop> log
) : BackgroundService
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> next = new();

    /// <summary>When this node looks next, by the sweep's name; empty where it runs no jobs.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Next => next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await hold.Released.WaitAsync(stoppingToken);
        if (jobs.Value.Run)
            await Task.WhenAll(sweeps.Where(sweep => sweep.ByEachNode).Select(sweep => LoopAsync(sweep, stoppingToken)));
    }

    private async Task LoopAsync(ISweep sweep, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(sweep.Every);
        do
        {
            try
            {
                await runner.RunAsync(sweep, stop, isRoutine: true);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                // That it went well could not be written down. The next look comes anyway.
                log.LogError(Outages.Of(error), "Job {Job}: {Error}", sweep.Name, ErrorText.Of(error));
            }
            next[sweep.Name] = clock.GetUtcNow() + sweep.Every;
        } while (await timer.TickAsync(stop));
    }
}
