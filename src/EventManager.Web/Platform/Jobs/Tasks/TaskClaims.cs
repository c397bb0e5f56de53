using System.Linq.Expressions;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Every change that running makes to a task: one statement each, which says "only while the claim is mine".</summary>
internal sealed class TaskClaims(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    NodeName node,
    IOptions<JobsOptions> settings,
    TimeProvider clock
)
{
    /// <summary>After so long without a word from its node a task is taken up by another.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    /// <summary>How often a node says that it lives.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>A task that has outlived so many nodes is what kills them.</summary>
    private const int MostAttempts = 3;

    public async Task<int> CountDueAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.BackgroundTasks.CountAsync(IsDue(clock.GetUtcNow()), stop);
    }

    /// <summary>Claims the oldest that is due; null when none is.</summary>
    public async Task<BackgroundTask?> TakeAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await db
                .BackgroundTasks.Where(IsDue(now))
                .OrderBy(t => t.CreatedAt)
                .Select(t => (Guid?)t.Id)
                .FirstOrDefaultAsync(stop);
            if (due is not { } id)
                return null;
            var claim = Guid.NewGuid();
            var taken = await ChangeAsync(
                tasks => tasks.Where(t => t.Id == id).Where(IsDue(now)),
                set =>
                    set.SetProperty(t => t.State, BackgroundTaskState.Running)
                        .SetProperty(t => t.ClaimId, claim)
                        .SetProperty(t => t.ClaimedUntil, now + Lease)
                        .SetProperty(t => t.Attempts, t => t.Attempts + 1)
                        .SetProperty(t => t.Done, 0)
                        .SetProperty(t => t.Node, node.Text),
                stop
            );
            if (taken != 1)
                continue;
            var task = await db.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id, stop);
            if (task.Attempts <= MostAttempts)
                return task;
            await FailAsync(task, "given_up", "Its node ended three times while it ran.");
        }
    }

    /// <summary>Says that the node lives, and how far it is.</summary>
    /// <returns>Null where the task is in other hands; else whether its owner wants it to stop.</returns>
    public async Task<bool?> KeepAsync(BackgroundTask task, int done, int total)
    {
        var until = clock.GetUtcNow() + Lease;
        var kept = await ChangeAsync(
            Mine(task),
            set => set.SetProperty(t => t.ClaimedUntil, until).SetProperty(t => t.Done, done).SetProperty(t => t.Total, total),
            CancellationToken.None
        );
        if (kept != 1)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        return await db.BackgroundTasks.AnyAsync(t => t.Id == task.Id && t.CancelRequested);
    }

    /// <summary>The node stops and has not finished: another may go on at once, and the attempt does not count.</summary>
    public Task ReleaseAsync(BackgroundTask task) =>
        transactions.RunAsync<int>(
            async (db, inner) =>
            {
                await db.BackgroundTaskParts.Where(p => p.TaskId == task.Id && p.Attempt == task.Attempts).ExecuteDeleteAsync(inner);
                return await Mine(task)(db.BackgroundTasks)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(t => t.State, BackgroundTaskState.Waiting)
                                .SetProperty(t => t.Attempts, t => t.Attempts - 1)
                                .SetProperty(t => t.ClaimId, (Guid?)null)
                                .SetProperty(t => t.ClaimedUntil, (DateTimeOffset?)null),
                        inner
                    );
            },
            CancellationToken.None
        );

    public Task DoneAsync(BackgroundTask task, TaskRun run, TaskResult result) =>
        EndAsync(
            task,
            BackgroundTaskState.Done,
            result.Key,
            set =>
                set.SetProperty(t => t.Done, run.Done)
                    .SetProperty(t => t.Total, run.Total)
                    .SetProperty(t => t.ResultNumbers, string.Join(',', result.Numbers))
                    .SetProperty(t => t.ResultFile, result.File ?? "")
                    .SetProperty(t => t.ResultLink, result.Link)
        );

    public Task CancelledAsync(BackgroundTask task, TaskRun run) =>
        EndAsync(
            task,
            BackgroundTaskState.Cancelled,
            "cancelled",
            set => set.SetProperty(t => t.Done, run.Done).SetProperty(t => t.Total, run.Total)
        );

    public Task FailAsync(BackgroundTask task, string key, string error) =>
        EndAsync(task, BackgroundTaskState.Failed, key, set => set.SetProperty(t => t.LastError, error));

    /// <summary>Deletes what is over, with its file.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken stop)
    {
        var before = clock.GetUtcNow() - settings.Value.KeepTasks;
        return await ChangeAsync(tasks => tasks.Where(t => t.EndedAt != null && t.EndedAt < before), null, stop);
    }

    private static Expression<Func<BackgroundTask, bool>> IsDue(DateTimeOffset now) =>
        t => t.State == BackgroundTaskState.Waiting || (t.State == BackgroundTaskState.Running && t.ClaimedUntil < now);

    private static Func<IQueryable<BackgroundTask>, IQueryable<BackgroundTask>> Mine(BackgroundTask task) =>
        tasks => tasks.Where(t => t.Id == task.Id && t.ClaimId == task.ClaimId && t.State == BackgroundTaskState.Running);

    /// <summary>Not stopped with the program: what happened must be written down. What it was made from is needed no more.</summary>
    private async Task EndAsync(
        BackgroundTask task,
        BackgroundTaskState state,
        string key,
        Action<UpdateSettersBuilder<BackgroundTask>> also
    )
    {
        var now = clock.GetUtcNow();
        var keep = state is BackgroundTaskState.Done ? task.Attempts : -1;
        await transactions.RunAsync<int>(
            async (db, inner) =>
            {
                var ended = await Mine(task)(db.BackgroundTasks)
                    .ExecuteUpdateAsync(
                        set =>
                        {
                            set.SetProperty(t => t.State, state)
                                .SetProperty(t => t.EndedAt, now)
                                .SetProperty(t => t.ResultKey, key)
                                .SetProperty(t => t.ClaimId, (Guid?)null)
                                .SetProperty(t => t.ClaimedUntil, (DateTimeOffset?)null);
                            also(set);
                        },
                        inner
                    );
                if (ended == 1)
                    await db.BackgroundTaskParts.Where(p => p.TaskId == task.Id && p.Attempt != keep).ExecuteDeleteAsync(inner);
                return ended;
            },
            CancellationToken.None
        );
    }

    /// <param name="change">Null deletes.</param>
    private async Task<int> ChangeAsync(
        Func<IQueryable<BackgroundTask>, IQueryable<BackgroundTask>> which,
        Action<UpdateSettersBuilder<BackgroundTask>>? change,
        CancellationToken stop
    )
    {
        var result = await transactions.RunAsync<int>(
            async (db, inner) =>
                change is null
                    ? await which(db.BackgroundTasks).ExecuteDeleteAsync(inner)
                    : await which(db.BackgroundTasks).ExecuteUpdateAsync(change, inner),
            stop
        );
        return result.Value;
    }
}
