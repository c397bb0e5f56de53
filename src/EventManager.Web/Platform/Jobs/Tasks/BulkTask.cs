using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Platform.Jobs.Tasks;

/// <summary>
/// Does one thing to many rows that somebody chose in a list. What could not be done to a row, and why, waits as a file. Done twice it is
/// as good as once: so it begins at the start again after a crash. Rows of another event are not touched and not named.
/// </summary>
internal abstract class BulkTask(IStringLocalizer<TaskText> text, RefusalWords words) : ITaskKind
{
    /// <summary>Rows whose names are read at once.</summary>
    private const int PageSize = 500;

    private const int IdBytes = 16;

    public abstract string Name { get; }

    public virtual TaskRight Right => TaskRight.EventOrganiser;

    /// <summary>The chosen rows as the task finds them again.</summary>
    public static byte[] Input(IEnumerable<Guid> ids) => [.. ids.SelectMany(id => id.ToByteArray())];

    public static IReadOnlyList<Guid> Ids(byte[] input) => [.. input.Chunk(IdBytes).Select(bytes => new Guid(bytes)).Distinct()];

    public async Task<TaskResult> RunAsync(TaskRun run, CancellationToken stop)
    {
        var rows = new List<BulkRow>();
        foreach (var some in (await ReadIdsAsync(run, stop)).Chunk(PageSize))
            rows.AddRange(await FindAsync(run.Task.EventId, some, stop));
        var left = new List<(BulkRow Row, Refusal Why)>();
        for (var done = 0; done < rows.Count; done++)
        {
            stop.ThrowIfCancellationRequested();
            run.Progress(done, rows.Count);
            if (await DoAsync(run, rows[done], stop) is { } why)
                left.Add((rows[done], why));
        }
        run.Progress(rows.Count, rows.Count);
        if (left.Count > 0)
            await ReportAsync(run, left, stop);
        return new TaskResult("bulk", rows.Count - left.Count, left.Count) { File = left.Count > 0 ? text["Bulk.File"].Value : null };
    }

    /// <summary>The chosen rows; of what takes something back, those to which it was done.</summary>
    protected virtual async Task<IReadOnlyList<Guid>> ReadIdsAsync(TaskRun run, CancellationToken stop) =>
        Ids(await run.ReadInputAsync(stop));

    /// <summary>Those of the event; of the house where there is none.</summary>
    protected abstract Task<IReadOnlyList<BulkRow>> FindAsync(Guid? eventId, Guid[] ids, CancellationToken stop);

    /// <returns>Why not; null where it is done, or was before.</returns>
    protected abstract Task<Refusal?> DoAsync(TaskRun run, BulkRow row, CancellationToken stop);

    private async Task ReportAsync(TaskRun run, List<(BulkRow Row, Refusal Why)> left, CancellationToken stop)
    {
        var rows = left.Select(one => (IEnumerable<TableCell>)[one.Row.Name, words.Say(one.Why)]);
        await using var file = run.OpenResult();
        await CsvFile.WriteAsync(file, new("", [text["Bulk.Name"], text["Bulk.Why"]], rows.ToAsyncEnumerable()), stop);
    }
}

/// <param name="Name">As the report calls it.</param>
internal sealed record BulkRow(Guid Id, string Name);
