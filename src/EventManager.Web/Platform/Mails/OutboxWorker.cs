using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Sends as soon as the signal comes, and looks by itself every few seconds for what another node left: that is one statement, where a look
/// by Hangfire costs sixty. Only hurries what the clock would do anyway.
/// </summary>
internal sealed class OutboxWorker(
    OutboxSignal signal,
    OutboxSweep sweep,
    ClockWatch clocks,
    JobsHold hold,
    IOptions<JobsOptions> jobs,
    ILogger<OutboxWorker> log
) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await hold.Released.WaitAsync(stoppingToken);
        while (jobs.Value.Run && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(Longest, stoppingToken);
                if (clocks.MayRunJobs)
                    await sweep.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database is away, say. The next signal or look tries again.
                log.LogError(Outages.Of(error), "Sending mails failed: {Type}", error.GetType().Name);
            }
        }
    }
}
