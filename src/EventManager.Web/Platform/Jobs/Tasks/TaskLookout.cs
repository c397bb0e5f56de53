using EventManager.Web.Platform.Databases;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>
/// Each node looks every few seconds for tasks that wait or were left by a dead node, and asks Hangfire to run them: that is one statement,
/// where a look by Hangfire costs sixty. Only hurries what the clock would do anyway.
/// </summary>
internal sealed class TaskLookout(TaskSweep sweep, JobsHold hold, IOptions<JobsOptions> jobs, ILogger<TaskLookout> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await hold.Released.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Every);
        while (jobs.Value.Run && await timer.TickAsync(stoppingToken))
        {
            try
            {
                await sweep.AskAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away, say. The next look finds what this one did not.
                log.LogError(Outages.Of(error), "Looking for tasks failed: {Error}", ErrorText.Of(error));
            }
        }
    }
}
