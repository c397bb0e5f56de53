using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>Long work as its owner sees it: asks for it, looks how far it is, stops it, fetches what came of it.</summary>
internal sealed class BackgroundTasks(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    IBackgroundJobClient jobs,
    IEnumerable<ITaskKind> kinds,
    TaskRights rights,
    TimeProvider clock,
    ILogger<BackgroundTasks> log
)
{
    /// <summary>Tasks that one person may have waiting or running.</summary>
    public const int MostAtOnce = 10;

    public async Task<Result<Guid>> StartAsync(NewTask asked, CancellationToken stop)
    {
        if (!await rights.HoldsAsync(Kind(asked.Kind).Right, asked.UserId, asked.EventId, stop))
            return TaskRefusals.NotAllowed;
        var result = await transactions.RunAsync<Guid>(
            async (db, inner) =>
            {
                if (await Mine(db, asked.UserId).CountAsync(t => t.EndedAt == null, inner) >= MostAtOnce)
                    return TaskRefusals.TooMany;
                return Add(db, asked);
            },
            stop
        );
        if (!result.IsRefused)
            Hurry();
        return result;
    }

    /// <summary>
    /// Work that a change brings with it, written down with the change: whoever may make the change may have it, and it counts in no limit.
    /// The caller saves, and calls <see cref="Hurry"/> after the commit.
    /// </summary>
    public Guid Add(EventDb db, NewTask asked)
    {
        var task = new BackgroundTask(asked.Kind, asked.UserId, asked.EventId, Languages.Current, clock.GetUtcNow())
        {
            Arguments = asked.Arguments,
        };
        db.Add(task);
        // Long exports and imports: their names say which.
        db.Add(new AuditEntry(task.CreatedAt, asked.UserId, asked.EventId, "task.started", task.Id, asked.Kind));
        if (asked.Input is { } input)
            db.AddRange(TaskParts.Cut(task.Id, input));
        return task.Id;
    }

    /// <summary>A task waits. Only hurries it: the sweep finds what nobody was told of.</summary>
    public void Hurry()
    {
        try
        {
            jobs.Enqueue<TaskJob>(job => job.RunAsync(CancellationToken.None));
        }
        catch (Exception error)
        {
            log.LogWarning(Outages.Of(error), "A task waits for the next look: {Error}", ErrorText.Of(error));
        }
    }

    public async Task<IReadOnlyList<TaskView>> ListAsync(Guid userId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Views(db, Mine(db, userId).OrderByDescending(t => t.CreatedAt)).ToListAsync(stop);
    }

    public async Task<TaskView?> FindAsync(Guid userId, Guid taskId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Views(db, Mine(db, userId).Where(t => t.Id == taskId)).SingleOrDefaultAsync(stop);
    }

    /// <summary>What waits ends at once; what runs ends after the rows in hand.</summary>
    public Task CancelAsync(Guid userId, Guid taskId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var mine = Mine(db, userId).Where(t => t.Id == taskId);
                var ended = await mine.Where(t => t.State == BackgroundTaskState.Waiting)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(t => t.State, BackgroundTaskState.Cancelled)
                                .SetProperty(t => t.EndedAt, now)
                                .SetProperty(t => t.ResultKey, "cancelled"),
                        inner
                    );
                if (ended == 1)
                    await db.BackgroundTaskParts.Where(p => p.TaskId == taskId).ExecuteDeleteAsync(inner);
                else
                    await mine.Where(t => t.EndedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(t => t.CancelRequested, true), inner);
                return default(Done);
            },
            stop
        );

    /// <summary>Deletes what is over before its time, with its file.</summary>
    public Task RemoveAsync(Guid userId, Guid taskId, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                await Mine(db, userId).Where(t => t.Id == taskId && t.EndedAt != null).ExecuteDeleteAsync(inner);
                return default(Done);
            },
            stop
        );

    /// <summary>The file of a task, where its owner still has the right that it asked for; null else.</summary>
    public async Task<BackgroundTask?> FindFileAsync(Guid userId, Guid taskId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var task = await Mine(db, userId)
            .SingleOrDefaultAsync(t => t.Id == taskId && t.State == BackgroundTaskState.Done && t.ResultFile != "", stop);
        return task is not null && await rights.HoldsAsync(Kind(task.Kind).Right, userId, task.EventId, stop) ? task : null;
    }

    private ITaskKind Kind(string name) => kinds.Single(kind => kind.Name == name);

    private static IQueryable<BackgroundTask> Mine(EventDb db, Guid userId) =>
        db.BackgroundTasks.AsNoTracking().Where(t => t.UserId == userId);

    private static IQueryable<TaskView> Views(EventDb db, IQueryable<BackgroundTask> tasks) =>
        tasks.Select(t => new TaskView(
            t.Id,
            t.Kind,
            db.Events.Where(e => e.Id == t.EventId).Select(e => e.Slug).FirstOrDefault(),
            t.State,
            t.Done,
            t.Total,
            t.CancelRequested,
            t.Node,
            t.CreatedAt,
            t.EndedAt,
            t.ResultKey,
            t.ResultNumbers,
            t.ResultFile,
            t.ResultLink
        ));
}
