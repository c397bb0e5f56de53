using EventManager.Data;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>The files of tasks, in the database and in parts: any node can write and read them, and none needs the memory for a whole one.</summary>
internal sealed class TaskParts(IDbContextFactory<EventDb> databases)
{
    /// <summary>The attempt under which a task's input is kept.</summary>
    public const int Input = 0;

    private const int Size = 256 * 1024;

    public static IEnumerable<BackgroundTaskPart> Cut(Guid taskId, byte[] content) =>
        content.Chunk(Size).Select((bytes, i) => new BackgroundTaskPart(taskId, Input, i, bytes));

    public Stream OpenWrite(Guid taskId, int attempt) => new PartStream(databases, taskId, attempt, Size);

    public async Task<byte[]> ReadAsync(Guid taskId, int attempt, CancellationToken stop)
    {
        using var all = new MemoryStream();
        await CopyAsync(taskId, attempt, all, stop);
        return all.ToArray();
    }

    public async Task CopyAsync(Guid taskId, int attempt, Stream target, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var parts = db.BackgroundTaskParts.AsNoTracking().Where(p => p.TaskId == taskId && p.Attempt == attempt).OrderBy(p => p.Position);
        await foreach (var content in parts.Select(p => p.Content).AsAsyncEnumerable().WithCancellation(stop))
            await target.WriteAsync(content, stop);
    }
}
