using System.Text.Json;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// Writes a long table as a task. It is judged again when it runs, so that a second run after a crash finds unchanged what the first has
/// written. What became of each row waits as a file.
/// </summary>
internal abstract class ImportTask(IStringLocalizer<ImportText> text, RefusalWords words, AuditTrail audit) : ITaskKind
{
    /// <summary>More rows than these are a task.</summary>
    public const int MostAtOnce = 1_000;

    public abstract string Name { get; }

    public TaskRight Right => TaskRight.EventOrganiser;

    /// <summary>The rows as the task finds them again.</summary>
    public static byte[] Input(IEnumerable<ImportLine> lines) =>
        JsonSerializer.SerializeToUtf8Bytes(lines.Select(line => new InputLine(line.Number, line.Values)));

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var import = await OpenAsync(run.Task.EventId!.Value, run.Task.UserId, stop);
        var lines = Lines(await run.ReadInputAsync(stop));
        await import.JudgeAsync(lines, stop);
        var total = lines.Count(line => line.Outcome is ImportOutcome.Created or ImportOutcome.Changed);
        run.Progress(0, total);
        await audit.ImportsAsync(import, total, run.Task.UserId, run.Task.EventId);
        await import.WriteAsync(lines, Tell, stop);
        await audit.ImportedAsync(import, lines, run.Task.UserId, run.Task.EventId);
        await using (var file = run.OpenResult())
            await CsvFile.WriteAsync(file, new("", Heads(import), Rows(import, lines).ToAsyncEnumerable()), stop);
        return new TaskResult("import", Count(ImportOutcome.Created), Count(ImportOutcome.Changed), Count(ImportOutcome.Refused))
        {
            File = text["ReportFile"],
        };

        Task Tell(int done)
        {
            run.Progress(done, total);
            return Task.CompletedTask;
        }

        int Count(ImportOutcome outcome) => lines.Count(line => line.Outcome == outcome);
    }

    /// <param name="eventId">The event that it is about.</param>
    /// <param name="userId">Who asked for it, and answers for the rows.</param>
    /// <param name="stop">Ends the work.</param>
    protected abstract Task<IImport> OpenAsync(Guid eventId, Guid userId, CancellationToken stop);

    private static List<ImportLine> Lines(byte[] input) =>
        [.. JsonSerializer.Deserialize<List<InputLine>>(input)!.Select(line => new ImportLine(line.Number, line.Values))];

    private IEnumerable<string> Heads(IImport import) =>
        [text["Row"], .. import.Columns.Select(column => column.Label), text["What"], text["Changes"], text["Why"]];

    private IEnumerable<IEnumerable<TableCell>> Rows(IImport import, List<ImportLine> lines) =>
        lines.Select(line =>
            (IEnumerable<TableCell>)
                [
                    line.Number,
                    .. import.Columns.Select(column => (TableCell)line[column.Key]),
                    text["Outcome." + line.Outcome],
                    string.Join("; ", text.Changes(import.Columns, line)),
                    string.Join(' ', line.Refusals.Select(words.Say)),
                ]
        );

    private sealed record InputLine(int Number, IReadOnlyDictionary<string, string> Values);
}
