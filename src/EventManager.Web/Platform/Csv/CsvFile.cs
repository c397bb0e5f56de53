using System.Text;
using CsvHelper;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;

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

    /// <summary>An answer that the browser saves under a name, and that is written down: who took which list.</summary>
    public static IResult Download(string fileName, IEnumerable<string> heads, IAsyncEnumerable<IEnumerable<string?>> rows) =>
        new Saved(fileName, Results.Stream(target => WriteAsync(target, heads, rows, CancellationToken.None), ContentType, fileName));

    private sealed class Saved(string fileName, IResult file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var trail = httpContext.RequestServices.GetRequiredService<AuditTrail>();
            await trail.WriteAsync("table.exported", EventAccess.UserId(httpContext.User), detail: fileName);
            await file.ExecuteAsync(httpContext);
        }
    }
}
