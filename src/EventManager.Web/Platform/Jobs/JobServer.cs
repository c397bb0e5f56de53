using Hangfire;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Hangfire's workers on this node, unless it only answers requests or is held; puts the sweeps on the clock first.</summary>
internal sealed class JobServer(
    JobStorage storage,
    JobActivator activator,
    SweepSchedule schedule,
    IHostApplicationLifetime lifetime,
    JobsHold hold,
    IOptions<JobsOptions> settings,
    ILogger<JobServer> log
) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private BackgroundJobServerHostedService? server;
    private Task waiting = Task.CompletedTask;
    private bool isGone;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Value.Run)
            return Task.CompletedTask;
        if (!hold.IsOn)
            return BeginAsync(cancellationToken);
        waiting = BeginReleasedAsync();
        return Task.CompletedTask;
    }

    /// <summary>Waits for what is under way: the sweeps hear of the stop by themselves and end after the row in hand.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host that is gone may be told to stop once more.
        if (isGone)
            return;
        await stopping.CancelAsync();
        await waiting;
        if (server is not null)
            await server.StopAsync(cancellationToken);
    }

    public void Dispose()
    {
        isGone = true;
        server?.Dispose();
        stopping.Dispose();
    }

    private async Task BeginAsync(CancellationToken stop)
    {
        schedule.Put();
        server = new BackgroundJobServerHostedService(storage, Options(settings.Value), [], lifetime);
        await server.StartAsync(stop);
    }

    private async Task BeginReleasedAsync()
    {
        try
        {
            await hold.Released.WaitAsync(stopping.Token);
            await BeginAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped before anybody switched it on.
        }
        catch (Exception error)
        {
            log.LogError("Jobs did not start: {Error}", ErrorText.Of(error));
        }
    }

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
