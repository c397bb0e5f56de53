using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>
/// What a task really did, from the audit log: the rows of which its entries speak. Not those to which it had happened before, and not what
/// the same person did by hand while it ran: taking it back takes nothing else back.
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
            .BackgroundTasks.Where(t => ids.Contains(t.Id) && t.UserId == user && t.EventId == of && t.EndedAt != null)
            .Select(t => new { t.Id, t.CreatedAt })
            .SingleOrDefaultAsync(stop);
        if (done is null)
            return [];
        var (origin, began) = (CallingTask.OriginOf(done.Id), done.CreatedAt);
        return await db
            .Audit.Where(a => a.Action == action && a.UserId == user && a.EventId == of && a.At >= began && a.Origin == origin)
            .Where(a => a.SubjectId != null)
            .Select(a => a.SubjectId!.Value)
            .Distinct()
            .ToListAsync(stop);
    }
}
