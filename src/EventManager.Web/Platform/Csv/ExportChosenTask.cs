using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Platform.Csv;

/// <summary>A list of which chosen rows can be saved alone.</summary>
internal interface IChosenTable : ITable
{
    /// <param name="eventId">Null for a list of the house.</param>
    /// <param name="chosen">These alone; null for all.</param>
    /// <param name="stop">Ends the work.</param>
    Task<TableContent> OpenAsync(Guid? eventId, IReadOnlySet<Guid>? chosen, CancellationToken stop);
}

/// <summary>The list's table with the chosen rows alone.</summary>
internal sealed class ExportChosenTask(IChosenTable table) : ITaskKind
{
    public string Name => KindOf(table.Name);

    public TaskRight Right => table.Right;

    /// <param name="table">Its <see cref="ITable.Name"/>.</param>
    public static string KindOf(string table) => table + ".export";

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var chosen = BulkTask.Ids(await run.ReadInputAsync(stop)).ToHashSet();
        var content = await table.OpenAsync(run.Task.EventId, chosen, stop);
        var format = TableFormat.All[0];
        var done = 0;
        await using (var file = run.OpenResult())
            await format.WriteAsync(file, content with { Rows = content.Rows.Select(Counted) }, stop);
        return new TaskResult("table", done) { File = content.Name + format.Extension };

        IEnumerable<TableCell> Counted(IEnumerable<TableCell> row)
        {
            run.Progress(++done, chosen.Count);
            return row;
        }
    }
}
