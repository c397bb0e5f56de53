using Hangfire;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Hangfire's workers on this node, unless it only answers requests; puts the sweeps on the clock first.</summary>
internal sealed class JobServer(
    JobStorage storage,
    JobActivator activator,
    SweepSchedule schedule,
    IHostApplicationLifetime lifetime,
    IOptions<JobsOptions> settings
) : IHostedService, IDisposable
{
    private BackgroundJobServerHostedService? server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Value.Run)
            return;
        schedule.Put();
        server = new BackgroundJobServerHostedService(storage, Options(settings.Value), [], lifetime);
        await server.StartAsync(cancellationToken);
    }

    /// <summary>Waits for what is under way: the sweeps hear of the stop by themselves and end after the row in hand.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public void Dispose() => server?.Dispose();

    private BackgroundJobServerOptions Options(JobsOptions jobs) =>
        new()
        {
            Activator = activator,
            WorkerCount = jobs.Workers,
            SchedulePollingInterval = jobs.Poll,
            // Only the list of nodes hangs on these: what a dead node had in its hands has leases of its own.
            HeartbeatInterval = TimeSpan.FromSeconds(15),
            ServerCheckInterval = TimeSpan.FromSeconds(30),
            ServerTimeout = TimeSpan.FromSeconds(45),
            // Below the host's own patience of 30 seconds.
            ShutdownTimeout = TimeSpan.FromSeconds(25),
        };
}
