using System.Globalization;
using EventManager.Web.Platform.Audit;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// Writes down that somebody reads a list in, and what became of it: in numbers, and of which kind. Before and after, since the rows are
/// written in many transactions, and whatever breaks off in between must have left its trace.
/// </summary>
internal static class ImportRecord
{
    public static Task ImportsAsync(this AuditTrail trail, IImport import, int rows, Guid? userId, Guid? eventId) =>
        trail.WriteAsync("import.begun", userId, eventId, string.Create(CultureInfo.InvariantCulture, $"{KindOf(import)}: {rows}"));

    public static Task ImportedAsync(this AuditTrail trail, IImport import, IEnumerable<ImportLine> lines, Guid? userId, Guid? eventId)
    {
        var all = lines.ToList();
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{KindOf(import)}: {all.Count(line => line.IsWritten)} written, {all.Count(line => line.Outcome is ImportOutcome.Refused)} refused"
        );
        return trail.WriteAsync("import.written", userId, eventId, detail);
    }

    private static string KindOf(IImport import) =>
        import.GetType().Name.Replace("Import", "", StringComparison.Ordinal).ToLowerInvariant();
}
