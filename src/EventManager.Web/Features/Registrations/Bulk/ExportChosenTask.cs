using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;

namespace EventManager.Web.Features.Registrations.Bulk;

/// <summary>The list's table with the chosen rows alone.</summary>
internal sealed class ExportChosenTask(RegistrationTable table) : ITaskKind
{
    public const string Kind = "registrations.export";

    public string Name => Kind;

    public TaskRight Right => table.Right;

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
