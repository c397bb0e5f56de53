using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>
/// What a task really did, from the audit log: those of the chosen rows to which it happened then, not those to which it had happened
/// before. So that taking it back takes nothing else back.
/// </summary>
internal sealed class DoneByTask(IDbContextFactory<EventDb> databases)
{
    /// <param name="run">Its input is the id of the task that is taken back: of the same person and event.</param>
    /// <param name="action">As that task writes it down.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IReadOnlyList<Guid>> FindAsync(TaskRun run, string action, CancellationToken stop)
    {
        var ids = BulkTask.Ids(await run.ReadInputAsync(stop));
        var (user, of) = (run.Task.UserId, run.Task.EventId);
        await using var db = await databases.CreateDbContextAsync(stop);
        var done = await db
            .BackgroundTasks.Where(t => ids.Contains(t.Id) && t.UserId == user && t.EventId == of)
            .Select(t => new { t.CreatedAt, t.EndedAt })
            .SingleOrDefaultAsync(stop);
        if (done is not { EndedAt: { } ended, CreatedAt: var began })
            return [];
        return await db
            .Audit.Where(a => a.Action == action && a.UserId == user && a.EventId == of && a.At >= began && a.At <= ended)
            .Where(a => a.SubjectId != null)
            .Select(a => a.SubjectId!.Value)
            .Distinct()
            .ToListAsync(stop);
    }
}
