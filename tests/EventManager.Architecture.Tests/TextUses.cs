using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>Finds the literal keys that sources ask an <c>IStringLocalizer</c> for. Keys put together at run time are not seen.</summary>
internal static partial class TextUses
{
    public static IEnumerable<(string File, string Marker, string Key, bool IsCounted)> Find()
    {
        var sources = House.WebFiles(".razor", ".cs").ToDictionary(file => file, File.ReadAllText);
        foreach (var (file, source) in sources)
        {
            foreach (var (name, marker) in Localizers(file, source, sources))
            {
                foreach (var (key, isCounted) in Keys(source, name))
                    yield return (House.Short(file), marker, key, isCounted);
            }
        }
    }

    /// <summary>A component and its code-behind share what either of them injects.</summary>
    private static IEnumerable<(string Name, string Marker)> Localizers(string file, string source, Dictionary<string, string> sources)
    {
        var partner = file.EndsWith(".razor", StringComparison.Ordinal) ? file + ".cs" : file[..^".cs".Length];
        var text = source + (sources.TryGetValue(partner, out var other) ? "\n" + other : "");
        return Declaration().Matches(text).Select(hit => (hit.Groups["name"].Value, hit.Groups["marker"].Value)).Distinct();
    }

    /// <summary><c>Text["A"]</c> asks for A, <c>Text.Plural("A", 3)</c> for the form of A that goes with a number.</summary>
    internal static IEnumerable<(string Key, bool IsCounted)> Keys(string source, string name)
    {
        foreach (Match start in Regex.Matches(source, $@"(?<![\w.]){Regex.Escape(name)}(\[|\.Plural\()"))
        {
            var argument = FirstArgument(source, start.Index + start.Length);
            if (argument.Contains('+', StringComparison.Ordinal) || argument.Contains("$\"", StringComparison.Ordinal))
                continue;
            foreach (Match literal in Literal().Matches(Comparison().Replace(argument, "")))
                yield return (literal.Groups[1].Value, start.Groups[1].Value != "[");
        }
    }

    /// <summary>The text up to the comma or bracket that ends the first argument.</summary>
    private static string FirstArgument(string source, int from)
    {
        var (depth, quoted) = (0, false);
        for (var at = from; at < source.Length; at++)
        {
            var c = source[at];
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (c is '(' or '[' or '{')
                depth++;
            else if (c is ')' or ']' or '}' && depth-- == 0)
                return source[from..at];
            else if (c == ',' && depth == 0)
                return source[from..at];
        }
        return "";
    }

    [GeneratedRegex(@"IStringLocalizer<(?:[\w.]+\.)?(?<marker>\w+)>\??\s+(?<name>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("(==|!=|\\bis|\\bis not)\\s*\"[^\"]*\"|\"[^\"]*\"\\s*(==|!=|=>)")]
    private static partial Regex Comparison();
}
