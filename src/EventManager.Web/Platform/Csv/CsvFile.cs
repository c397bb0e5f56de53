using System.Text;
using CsvHelper;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// A table as the offices' Excel opens it by a double click: UTF-8 with its mark, semicolons, CRLF. What Excel would take for a formula
/// gets an apostrophe before it: names come from strangers.
/// </summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Format = new() { Separator = ';', Injection = CsvInjection.Escape };

    /// <summary>Writes row by row, so that a long list needs no memory.</summary>
    public static async Task WriteAsync(
        Stream target,
        IEnumerable<string> heads,
        IAsyncEnumerable<IEnumerable<string?>> rows,
        CancellationToken stop
    )
    {
        await target.WriteAsync(Encoding.UTF8.GetPreamble(), stop);
        await using var csv = CsvWriter.Create(target, Format, leaveOpen: true);
        await csv.WriteRecordAsync([.. heads], stop);
        await foreach (var row in rows.WithCancellation(stop))
            await csv.WriteRecordAsync([.. row.Select(cell => cell ?? "")], stop);
    }

    /// <summary>An answer that the browser saves under a name.</summary>
    public static IResult Download(string fileName, IEnumerable<string> heads, IAsyncEnumerable<IEnumerable<string?>> rows) =>
        Results.Stream(target => WriteAsync(target, heads, rows, CancellationToken.None), ContentType, fileName);
}
