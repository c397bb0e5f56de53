using System.Text;

namespace EventManager.Mail.Replies;

/// <summary>A line of an iCalendar text as others write it (RFC 5545, 3.1): name, parameters, value.</summary>
internal sealed record ContentLine(string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    /// <summary>Far more than an answer has.</summary>
    private const int MostLines = 5_000;

    /// <summary>Unfolded. A line that is none is passed over: some programs write a note into the calendar.</summary>
    public static IEnumerable<ContentLine> Read(string text) => Unfolded(text).Take(MostLines).Select(Of).OfType<ContentLine>();

    public bool Is(string name, string value) => Name == name && string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);

    public string? Parameter(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name).Value;

    private static IEnumerable<string> Unfolded(string text)
    {
        StringBuilder? line = null;
        foreach (var part in text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            if (line is not null && part is [' ' or '\t', ..])
            {
                line.Append(part, 1, part.Length - 1);
                continue;
            }
            if (line is { Length: > 0 })
                yield return line.ToString();
            line = new StringBuilder(part.TrimEnd());
        }
        if (line is { Length: > 0 })
            yield return line.ToString();
    }

    private static ContentLine? Of(string line)
    {
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c == '"')
                quoted = !quoted;
            if (quoted || c is not (';' or ':'))
                continue;
            parts.Add(line[start..at]);
            start = at + 1;
            if (c == ':')
                return new(parts[0].Trim().ToUpperInvariant(), [.. parts.Skip(1).Select(Parameter)], line[start..].Trim());
        }
        return null;

        static (string, string) Parameter(string part) =>
            part.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
                ? (part[..equals].Trim().ToUpperInvariant(), part[(equals + 1)..].Trim().Trim('"'))
                : (part.ToUpperInvariant(), "");
    }
}
