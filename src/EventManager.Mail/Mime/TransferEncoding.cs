using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>Turns content into 7-bit lines (RFC 2045), so that a message passes every server as it is.</summary>
internal static class TransferEncoding
{
    private const int LineLength = 76;
    private const int BytesPerBase64Line = LineLength / 4 * 3;

    /// <summary>The lightest encoding for a text: none, quoted-printable while that is shorter, else base64.</summary>
    public static (string Name, byte[] Body) Encode(string text)
    {
        var canonical = text.ReplaceLineEndings("\r\n");
        if (!canonical.EndsWith("\r\n", StringComparison.Ordinal))
            canonical += "\r\n";
        if (IsPlain(canonical))
            return ("7bit", Encoding.ASCII.GetBytes(canonical));
        var bytes = Encoding.UTF8.GetBytes(canonical);
        var escapes = bytes.Count(value => value is >= 0x80 or (byte)'=');
        return escapes * 6 <= bytes.Length ? ("quoted-printable", QuotedPrintable(bytes)) : ("base64", Base64Lines(bytes));
    }

    public static byte[] Base64Lines(ReadOnlySpan<byte> content)
    {
        var output = new ArrayBufferWriter<byte>((content.Length / BytesPerBase64Line + 1) * (LineLength + 2));
        while (content.Length > 0)
        {
            var line = content[..Math.Min(BytesPerBase64Line, content.Length)];
            Base64.EncodeToUtf8(line, output.GetSpan(LineLength), out _, out var written);
            output.Advance(written);
            output.Write("\r\n"u8);
            content = content[line.Length..];
        }
        return output.WrittenSpan.ToArray();
    }

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var output = new StringBuilder(bytes.Length * 2);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r')
            {
                output.Append("\r\n");
                column = 0;
                i++; // the line feed: line ends are canonical here
                continue;
            }
            var literal = IsLiteral(bytes[i]) && !(column == 0 && bytes[i] is (byte)'F' or (byte)'.') && !IsTrailingSpace(bytes, i);
            var width = literal ? 1 : 3;
            if (column + width > LineLength - 1)
            {
                output.Append("=\r\n");
                column = 0;
            }
            if (literal)
                output.Append((char)bytes[i]);
            else
                output.Append('=').Append(bytes[i].ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            column += width;
        }
        return Encoding.ASCII.GetBytes(output.ToString());
    }

    private static bool IsLiteral(byte value) => value is (byte)'\t' or (>= 0x20 and < 0x7f and not (byte)'=');

    // Servers trim the end of lines.
    private static bool IsTrailingSpace(ReadOnlySpan<byte> bytes, int i) => bytes[i] is (byte)' ' or (byte)'\t' && bytes[i + 1] == '\r';

    // "From " at a line's start is changed by old mail stores; "--=_" could pass for one of our boundaries.
    private static bool IsPlain(string canonical)
    {
        foreach (var line in canonical.AsSpan().EnumerateLines())
            if (
                line.Length > LineLength
                || line.ContainsAnyExceptInRange(' ', '~')
                || line.StartsWith("From ", StringComparison.Ordinal)
                || line.StartsWith("--=_", StringComparison.Ordinal)
            )
                return false;
        return true;
    }
}
