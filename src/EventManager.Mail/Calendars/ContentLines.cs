using System.Text;

namespace EventManager.Mail.Calendars;

/// <summary>Lines of an iCalendar text: folded at 75 octets, never inside a character (RFC 5545, 3.1).</summary>
internal sealed class ContentLines
{
    private const int LineOctets = 75;
    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public void Add(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    public void AddText(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            Add($"{name}:{Escape(value)}");
    }

    /// <summary>A parameter's value in quotes; a quote in it cannot be said and becomes an apostrophe.</summary>
    public static string Quoted(string value) => $"\"{Clean(value).Replace('"', '\'').Replace('\n', ' ')}\"";

    private static string Escape(string value) =>
        Clean(value)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // Line breaks become \n; other control characters have no place in the format.
    private static string Clean(string value) =>
        string.Concat(value.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
