using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Csv;

namespace EventManager.Web.Features.Registrations.Schools;

/// <summary>What becomes of a line of a pasted list.</summary>
public enum SchoolLineKind
{
    Created,

    /// <summary>Stands on the list already, word for word.</summary>
    Unchanged,

    /// <summary>Stands there with another kind of school.</summary>
    Changed,

    /// <summary>The same school stood further up in the pasted text.</summary>
    Repeated,
    NameMissing,
    TooLong,
}

/// <param name="Number">As Excel counts it.</param>
/// <param name="Before">The kind of school that is on the list, where it changes.</param>
public sealed record SchoolLine(int Number, string Name, string Place, string Kind, SchoolLineKind Becomes, string Before = "");

/// <summary>Reads a list of schools as it stands in a table: name, place and kind. A line of headings is skipped.</summary>
internal static class SchoolLines
{
    public const int Most = 5_000;

    private static readonly string[] Headings = ["name", "schule", "school"];

    /// <param name="text">As pasted from a spreadsheet.</param>
    /// <param name="known">Kinds of the schools on the list, by key.</param>
    public static Result<IReadOnlyList<SchoolLine>> Read(string text, IReadOnlyDictionary<string, string> known)
    {
        var rows = CsvRows.Read(text, Most);
        if (rows.IsRefused)
            return rows.Refusal.On("schools");
        var seen = new HashSet<string>();
        return rows
            .Value.Where((row, at) => at > 0 || !Headings.Contains(row[0], StringComparer.OrdinalIgnoreCase))
            .Select(row => Read(row, known, seen))
            .ToList();
    }

    private static SchoolLine Read(CsvRow row, IReadOnlyDictionary<string, string> known, HashSet<string> seen)
    {
        var cells = row.Wide(3).Select(PersonNames.Clean).ToList();
        var becomes = Judge(cells[0], cells[1], cells[2], known, seen);
        var before = becomes is SchoolLineKind.Changed ? known[School.KeyOf(cells[0], cells[1])] : "";
        return new(row.Number, cells[0], cells[1], cells[2], becomes, before);
    }

    private static SchoolLineKind Judge(
        string name,
        string place,
        string kind,
        IReadOnlyDictionary<string, string> known,
        HashSet<string> seen
    )
    {
        if (name.Length == 0)
            return SchoolLineKind.NameMissing;
        if (name.Length > School.MaxNameLength || place.Length > School.MaxPlaceLength || kind.Length > School.MaxKindLength)
            return SchoolLineKind.TooLong;
        var key = School.KeyOf(name, place);
        if (!seen.Add(key))
            return SchoolLineKind.Repeated;
        return !known.TryGetValue(key, out var before) ? SchoolLineKind.Created
            : before == kind || kind.Length == 0 ? SchoolLineKind.Unchanged
            : SchoolLineKind.Changed;
    }
}
