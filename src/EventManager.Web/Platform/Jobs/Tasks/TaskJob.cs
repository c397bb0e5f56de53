using Hangfire;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>What Hangfire calls after somebody asked for a task. Nothing is passed: what is due stands in the rows.</summary>
[AutomaticRetry(Attempts = 0, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class TaskJob(TaskRunner runner, IHostApplicationLifetime lifetime)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lifetime.ApplicationStopping);
        await runner.RunDueAsync(either.Token);
    }
}
