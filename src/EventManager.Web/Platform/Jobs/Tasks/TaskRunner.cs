using EventManager.Domain.Common;
using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Does what is due, one after another, as many at once as the settings say; the others of the workers are for what is short.</summary>
internal sealed class TaskRunner(
    TaskClaims claims,
    TaskParts parts,
    TaskRights rights,
    IEnumerable<ITaskKind> kinds,
    IOptions<JobsOptions> settings,
    ClockWatch clocks,
    ILogger<TaskRunner> log
) : IDisposable
{
    private readonly SemaphoreSlim slots = new(settings.Value.TasksAtOnce);

    /// <returns>At once where this node has its hands full: whoever gets free looks again.</returns>
    public async Task RunDueAsync(CancellationToken stop)
    {
        if (!clocks.MayRunJobs || !await slots.WaitAsync(TimeSpan.Zero, stop))
            return;
        try
        {
            while (!stop.IsCancellationRequested && await claims.TakeAsync(stop) is { } task)
                await RunAsync(task, stop);
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose() => slots.Dispose();

    private async Task RunAsync(BackgroundTask task, CancellationToken stop)
    {
        var run = new TaskRun(task, parts);
        await using var heartbeat = new TaskHeartbeat(claims, run, log, stop);
        try
        {
            var result = await Languages.InAsync(task.Language, () => DoAsync(run, heartbeat.Ends));
            await claims.DoneAsync(task, run, result);
        }
        catch (TaskLostException)
        {
            // Whoever has it now writes down what becomes of it.
        }
        catch (OperationCanceledException) when (heartbeat.Ends.IsCancellationRequested)
        {
            if (heartbeat.IsCancelled)
                await claims.CancelledAsync(task, run);
            else if (!heartbeat.IsLost)
                await claims.ReleaseAsync(task);
        }
        catch (Exception error)
        {
            var text = ErrorText.Of(error);
            log.LogError("Task {Task} of kind {Kind} failed: {Error}", task.Id, task.Kind, text);
            await claims.FailAsync(task, "failed", text);
        }
    }

    private async Task<TaskResult> DoAsync(TaskRun run, CancellationToken stop)
    {
        var kind =
            kinds.FirstOrDefault(one => one.Name == run.Task.Kind)
            ?? throw new InvalidOperationException($"No kind of task is called {run.Task.Kind}.");
        if (!await rights.MayRunAsync(kind.Right, run.Task.UserId, run.Task.EventId, stop))
            return new TaskResult("not_allowed");
        using (CallingTask.As(run.Task))
            return await kind.RunAsync(run, stop);
    }
}
