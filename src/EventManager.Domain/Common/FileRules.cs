namespace EventManager.Domain.Common;

/// <summary>Which files are taken: by their content, not by their name.</summary>
public static class FileRules
{
    /// <summary>Bytes of one file that comes with an answer.</summary>
    public const int MaxSize = 5 * 1024 * 1024;

    public const int MaxNameLength = 100;

    private const string Calendar = "text/calendar";

    private static readonly (byte[] Start, string MediaType, string Ending)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", ".pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ".png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", ".jpg"),
    ];

    private static readonly Dictionary<string, string> Endings = new(
        Known.Select(known => KeyValuePair.Create(known.MediaType, known.Ending))
    )
    {
        ["image/webp"] = ".webp",
        [Calendar] = ".ics",
    };

    /// <summary>The media type that the content shows; null where it is none of those that are taken (PDF, PNG, JPEG).</summary>
    public static string? Sniff(ReadOnlySpan<byte> content)
    {
        foreach (var (start, mediaType, _) in Known)
        {
            if (content.StartsWith(start))
                return mediaType;
        }
        return null;
    }

    /// <summary>The same of what goes with a mail: WebP and an appointment (iCalendar) too. Nothing of it runs where it is opened.</summary>
    public static string? SniffForMail(ReadOnlySpan<byte> content) =>
        Sniff(content)
        ?? (
            PictureRules.IsKnown(content) ? "image/webp"
            : IsCalendar(content) ? Calendar
            : null
        );

    /// <summary>
    /// A name that harms no disk and no header: no folders, no signs that a system reads, the ending that belongs to the content.
    /// </summary>
    public static string SafeName(string? name, string mediaType)
    {
        var last = PersonNames.Clean(name).Replace('\\', '/').Split('/')[^1];
        var stem = last.LastIndexOf('.') is > 0 and var dot ? last[..dot] : last;
        var safe = string.Concat(stem.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' ? c : '_')).Trim(' ', '_');
        var ending = Endings[mediaType];
        safe = CleanText.Cut(safe, MaxNameLength - ending.Length).TrimEnd();
        return (safe.Length == 0 ? "datei" : safe) + ending;
    }

    private static bool IsCalendar(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = content.StartsWith(mark) ? content[mark.Length..] : content;
        return text.StartsWith("BEGIN:VCALENDAR\r"u8) || text.StartsWith("BEGIN:VCALENDAR\n"u8);
    }
}
