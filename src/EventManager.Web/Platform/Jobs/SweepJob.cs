using Quartz;

namespace EventManager.Web.Platform.Jobs;

/// <summary>The one job of the scheduler: runs the sweep that its key names.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(IEnumerable<ISweep> sweeps, SweepRunner runner, IHostApplicationLifetime lifetime, ILogger log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // A newer node may have put in a sweep that this one does not know.
        if (sweeps.FirstOrDefault(sweep => sweep.Name == context.JobDetail.Key.Name) is not { } sweep)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await runner.RunAsync(sweep, stop.Token);
        }
        catch (Exception error)
        {
            // Not even the failure could be written down. The next trigger tries again.
            log.LogError("Job {Job} failed: {Error}", sweep.Name, ErrorText.Of(error));
        }
    }
}
