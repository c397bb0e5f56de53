using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.CheckIn.Badges;

/// <summary>Badges that somebody chose in a list: the file of their own task names the tickets.</summary>
internal sealed class BadgeSelection(BackgroundTasks tasks, TaskParts parts)
{
    /// <returns>Null where the task is not theirs, of another event, or gone.</returns>
    public async Task<IReadOnlyList<Guid>?> FindAsync(Guid userId, Guid eventId, Guid taskId, CancellationToken stop)
    {
        if (await tasks.FindFileAsync(userId, taskId, stop) is not { } task || task.EventId != eventId)
            return null;
        var table = CsvTable.Read(await parts.ReadAsync(task.Id, task.Attempts, stop));
        if (table.IsRefused)
            return null;
        return
        [
            .. table.Value.Rows.Select(row => Guid.TryParse(row[^1], out var ticket) ? ticket : Guid.Empty).Where(id => id != Guid.Empty),
        ];
    }
}
