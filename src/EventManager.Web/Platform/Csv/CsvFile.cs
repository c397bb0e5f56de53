using System.Text;
using CsvHelper;

namespace EventManager.Web.Platform.Csv;

/// <summary>A table as the offices' Excel opens it by a double click: UTF-8 with its mark, semicolons, CRLF; cells as <see cref="CsvText"/>.</summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Format = new() { Separator = ';', Injection = CsvInjection.None };

    /// <summary>Writes row by row, so that a long list needs no memory.</summary>
    public static async Task WriteAsync(Stream target, TableContent content, CancellationToken stop)
    {
        await target.WriteAsync(Encoding.UTF8.GetPreamble(), stop);
        await using var csv = CsvWriter.Create(target, Format, leaveOpen: true);
        await csv.WriteRecordAsync([.. content.Heads.Select(CsvText.Write)], stop);
        await foreach (var row in content.Rows.WithCancellation(stop))
            await csv.WriteRecordAsync([.. row.Select(cell => cell.AsText())], stop);
    }
}
