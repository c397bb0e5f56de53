using System.Globalization;
using System.Text;
using MimeKit;

namespace EventManager.Mail.Mime;

/// <summary>Headers that MimeKit would write differently from what readers are to get out.</summary>
internal static class HeaderTexts
{
    private const int LongestSegment = 50;
    private const int LongestWord = 45; // octets: 60 letters of base64

    /// <summary>
    /// Encoded beyond ASCII, and where it would pass for an encoded word or has spaces at its ends: MimeKit lets those through, and its words
    /// grow longer than the 75 letters of RFC 2047.
    /// </summary>
    public static Header Unstructured(string name, string value) =>
        !HeaderText.IsAscii(value) || value.Contains("=?", StringComparison.Ordinal) || value.Trim().Length < value.Length
            ? Verbatim(
                name,
                string.Join(
                    "\r\n ",
                    Pieces(value, LongestWord, rune => rune.ToString())
                        .Select(word => $"=?utf-8?b?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word))}?=")
                )
            )
            : new(name, value);

    /// <summary>As it stands, with the line breaks in it: addresses of pages must never be folded or encoded.</summary>
    public static Header Verbatim(string name, string value, string meanwhile = "")
    {
        var header = new Header(name, meanwhile);
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        return header;
    }

    /// <summary>RFC 2231 in segments of whole characters: MimeKit cuts those beyond the basic plane (emoji) in two.</summary>
    public static Header Attachment(string fileName) =>
        Verbatim(
            "Content-Disposition",
            "attachment"
                + string.Concat(
                    Pieces(fileName, LongestSegment, rune => Uri.EscapeDataString(rune.ToString()))
                        .Select(
                            (segment, i) =>
                                string.Create(CultureInfo.InvariantCulture, $";\r\n filename*{i}*={(i == 0 ? "utf-8''" : "")}{segment}")
                        )
                ),
            meanwhile: "attachment"
        );

    private static List<string> Pieces(string text, int longest, Func<Rune, string> write)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var written in text.EnumerateRunes().Select(write))
        {
            if (piece.Length > 0 && Encoding.UTF8.GetByteCount(piece.ToString()) + Encoding.UTF8.GetByteCount(written) > longest)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            piece.Append(written);
        }
        pieces.Add(piece.ToString());
        return pieces;
    }
}
