using System.Globalization;
using EventManager.Web.Platform.Audit;

namespace EventManager.Web.Platform.Csv;

/// <summary>Writes down that somebody read a list in, and what became of it: in numbers, and of which kind.</summary>
internal static class ImportRecord
{
    public static Task ImportedAsync(this AuditTrail trail, IImport import, IEnumerable<ImportLine> lines, Guid? userId, Guid? eventId)
    {
        var all = lines.ToList();
        var kind = import.GetType().Name.Replace("Import", "", StringComparison.Ordinal).ToLowerInvariant();
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}: {all.Count(line => line.IsWritten)} written, {all.Count(line => line.Outcome is ImportOutcome.Refused)} refused"
        );
        return trail.WriteAsync("import.written", userId, eventId, detail);
    }
}
