using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>While a task runs: renews its lease, writes down how far it is, and hears whether it should stop.</summary>
internal sealed class TaskHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenSource ends;
    private readonly Task beating;

    public TaskHeartbeat(TaskClaims claims, TaskRun run, ILogger log, CancellationToken stop)
    {
        ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Ends = ends.Token;
        beating = BeatAsync(claims, run, log);
    }

    /// <summary>The node stops, the owner cancelled, or another node has the task.</summary>
    public CancellationToken Ends { get; }

    public bool IsCancelled { get; private set; }

    public bool IsLost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
        ends.Dispose();
    }

    private async Task BeatAsync(TaskClaims claims, TaskRun run, ILogger log)
    {
        using var timer = new PeriodicTimer(TaskClaims.Beat);
        while (await timer.TickAsync(over.Token))
        {
            try
            {
                var wanted = await claims.KeepAsync(run.Task, run.Done, run.Total);
                (IsCancelled, IsLost) = (wanted is true, wanted is null);
                if (wanted is null or true)
                {
                    await ends.CancelAsync();
                    return;
                }
            }
            catch (Exception error)
            {
                // The database is away for a moment. The lease tells whether it was too long.
                log.LogWarning(Outages.Of(error), "Task {Task} could not renew its lease: {Error}", run.Task.Id, ErrorText.Of(error));
            }
        }
    }
}
