using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Accounts.Administration;

/// <summary>The log's table with the chosen entries alone.</summary>
internal sealed class ExportAuditTask(AuditTable table) : ITaskKind
{
    public const string Kind = "audit.export";

    public string Name => Kind;

    public TaskRight Right => table.Right;

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var chosen = BulkTask.Ids(await run.ReadInputAsync(stop)).ToHashSet();
        var content = table.Of(chosen, stop);
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
