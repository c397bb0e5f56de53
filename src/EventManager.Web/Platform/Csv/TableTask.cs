using System.Runtime.CompilerServices;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Platform.Csv;

/// <summary>Writes a long table into the file of a task.</summary>
internal sealed class TableTask(ITable table) : ITaskKind
{
    public string Name => NameOf(table);

    public TaskRight Right => table.Right;

    public static string NameOf(ITable table) => "tables." + table.Name;

    public static NewTask Of(ITable table, TableFormat format, Guid userId, Guid? eventId) =>
        new(NameOf(table), userId, eventId, format.Extension);

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        run.Progress(0, await table.CountAsync(run.Task.EventId, stop));
        var content = await table.OpenAsync(run.Task.EventId, stop);
        var format = TableFormat.Of(run.Task.Arguments);
        await using (var file = run.OpenResult())
            await format.WriteAsync(file, content with { Rows = CountedAsync(content.Rows, run, stop) }, stop);
        return new TaskResult("table", run.Done) { File = content.Name + format.Extension };
    }

    private static async IAsyncEnumerable<IEnumerable<TableCell>> CountedAsync(
        IAsyncEnumerable<IEnumerable<TableCell>> rows,
        TaskRun run,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var done = 0;
        await foreach (var row in rows.WithCancellation(stop))
        {
            yield return row;
            done++;
            // Rows may have come since they were counted.
            run.Progress(done, Math.Max(done, run.Total));
        }
    }
}
