using Hangfire;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Asks again for tasks that wait although nobody is at them, as after the death of a node; deletes what is over.</summary>
internal sealed class TaskSweep(TaskClaims claims, IBackgroundJobClient jobs) : ISweep
{
    /// <summary>So many workers at once are enough: each goes on with the next.</summary>
    private const int Most = 4;

    public string Name => "tasks";

    /// <summary>Each node's <see cref="TaskLookout"/> looks more often.</summary>
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public bool ByEachNode => true;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var due = await AskAsync(stop);
        return due + await claims.DeleteExpiredAsync(stop);
    }

    /// <returns>How many are due.</returns>
    public async Task<int> AskAsync(CancellationToken stop)
    {
        var due = await claims.CountDueAsync(stop);
        for (var i = 0; i < Math.Min(due, Most); i++)
            jobs.Enqueue<TaskJob>(job => job.RunAsync(CancellationToken.None));
        return due;
    }
}
