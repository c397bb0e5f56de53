using System.Globalization;
using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>File names in headers: RFC 2231 for who can read it, and an ASCII stand-in for who cannot.</summary>
internal static class FileNames
{
    private const int LongestPlain = 60;
    private const int LongestSegment = 60;

    /// <summary>Tokens of Content-Disposition behind <c>attachment;</c>.</summary>
    public static IEnumerable<string> Parameters(string fileName)
    {
        if (fileName.Length <= LongestPlain && fileName.All(IsPlain))
            return [$"filename=\"{fileName}\""];
        var segments = Segments(fileName);
        // The full name first: readers that know both forms but keep the first they meet then keep the right one.
        return
        [
            .. segments.Count == 1
                ? segments.Select(segment => $"filename*={segment};")
                : segments.Select((segment, i) => string.Create(CultureInfo.InvariantCulture, $"filename*{i}*={segment};")),
            $"filename=\"{StandIn(fileName)}\"",
        ];
    }

    private static List<string> Segments(string fileName)
    {
        var segments = new List<string>();
        var segment = new StringBuilder("utf-8''");
        foreach (var rune in fileName.EnumerateRunes())
        {
            var escaped = Uri.EscapeDataString(rune.ToString());
            if (segment.Length + escaped.Length > LongestSegment)
            {
                segments.Add(segment.ToString());
                segment.Clear();
            }
            segment.Append(escaped);
        }
        segments.Add(segment.ToString());
        return segments;
    }

    private static string StandIn(string fileName)
    {
        var ascii = string.Concat(fileName.EnumerateRunes().Select(Ascii));
        if (ascii.Length <= LongestPlain)
            return ascii;
        var extension = Path.GetExtension(ascii);
        return extension.Length is > 0 and <= 10 ? ascii[..(LongestPlain - extension.Length)] + extension : ascii[..LongestPlain];
    }

    private static string Ascii(Rune rune) =>
        rune.ToString() switch
        {
            "ä" => "ae",
            "ö" => "oe",
            "ü" => "ue",
            "Ä" => "Ae",
            "Ö" => "Oe",
            "Ü" => "Ue",
            "ß" => "ss",
            var character => Base(character) is { } letter && IsPlain(letter) ? letter.ToString() : "_",
        };

    // é without its accent is e; a character without such a base becomes an underscore.
    private static char? Base(string character) => character.Normalize(NormalizationForm.FormD)[0];

    private static bool IsPlain(char c) => c is >= ' ' and < '\u007f' and not ('"' or '\\' or '%' or '\'' or ';');
}
