using EventManager.Domain.Common;
using EventManager.Domain.Registrations;

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

public sealed record SchoolLine(int Number, string Name, string Place, string Kind, SchoolLineKind Becomes);

/// <summary>Reads a list of schools: name, place and kind, separated by tab or semicolon, else by comma. A line of headings is skipped.</summary>
internal static class SchoolLines
{
    public const int Most = 5_000;

    private static readonly string[] Headings = ["name", "schule", "school"];

    /// <param name="text">As pasted from a spreadsheet.</param>
    /// <param name="known">Kinds of the schools on the list, by key.</param>
    public static IReadOnlyList<SchoolLine> Read(string text, IReadOnlyDictionary<string, string> known)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select((line, index) => (Number: index + 1, Text: line.Trim('\r', ' '))).ToList();
        var separator =
            text.Contains('\t', StringComparison.Ordinal) ? '\t'
            : text.Contains(';', StringComparison.Ordinal) ? ';'
            : ',';
        var seen = new HashSet<string>();
        var read = new List<SchoolLine>();
        foreach (var (number, line) in lines.Where(line => line.Text.Length > 0).Take(Most))
        {
            var cells = line.Split(separator).Select(cell => PersonNames.Clean(cell.Trim(' ', '"'))).ToList();
            if (read.Count == 0 && seen.Count == 0 && Headings.Contains(cells[0].ToLowerInvariant()))
                continue;
            var (name, place, kind) = (cells[0], cells.ElementAtOrDefault(1) ?? "", cells.ElementAtOrDefault(2) ?? "");
            read.Add(new(number, name, place, kind, Judge(name, place, kind, known, seen)));
        }
        return read;
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
