using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations.Questions;

/// <summary>Which files are taken: by their content, not by their name.</summary>
public static class FileRules
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxSize = 5 * 1024 * 1024;

    public const int MaxNameLength = 100;

    private static readonly (byte[] Start, string MediaType, string Ending)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", ".pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ".png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", ".jpg"),
    ];

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

    /// <summary>
    /// A name that harms no disk and no header: no folders, no signs that a system reads, the ending that belongs to the content.
    /// </summary>
    public static string SafeName(string? name, string mediaType)
    {
        var last = PersonNames.Clean(name).Replace('\\', '/').Split('/')[^1];
        var stem = last.LastIndexOf('.') is > 0 and var dot ? last[..dot] : last;
        var safe = string.Concat(stem.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ' ? c : '_')).Trim(' ', '_');
        var ending = Known.First(known => known.MediaType == mediaType).Ending;
        safe = CleanText.Cut(safe, MaxNameLength - ending.Length).TrimEnd();
        return (safe.Length == 0 ? "datei" : safe) + ending;
    }
}
