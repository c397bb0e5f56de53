using System.Text;
using MimeKit;
using MimeKit.IO;
using MimeKit.IO.Filters;

namespace EventManager.Mail.Mime;

/// <summary>Content in its transfer encoding, encoded once: a message is written twice, first to learn its size.</summary>
internal static class MimeParts
{
    private const int LineLength = 76;

    public static MimePart Text(string subtype, string text)
    {
        var lines = text.ReplaceLineEndings("\r\n");
        if (!lines.EndsWith("\r\n", StringComparison.Ordinal))
            lines += "\r\n";
        var content = Encoding.UTF8.GetBytes(lines);
        return Encoded(new ContentType("text", subtype) { Charset = "utf-8" }, content, Lightest(lines, content));
    }

    public static MimePart File(MailAttachment file)
    {
        var part = Encoded(ContentType.Parse(file.MediaType), file.Content.ToArray(), ContentEncoding.Base64);
        if (file.ContentId is { } id)
            part.ContentId = id;
        if (file.FileName.Any(char.IsSurrogate))
            part.Headers.Add(HeaderTexts.Attachment(file.FileName));
        else
            part.ContentDisposition = new ContentDisposition(Kind(file)) { FileName = file.FileName };
        return part;
    }

    /// <summary>The appointment once more, as a file. Without the method in its head: that is the part's which is acted upon (RFC 6047, 2.4).</summary>
    public static MimePart CalendarFile(MailCalendar calendar)
    {
        var type = new ContentType("application", "ics") { Name = calendar.FileName };
        var part = Encoded(type, Encoding.UTF8.GetBytes(calendar.Content), ContentEncoding.Base64);
        part.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = calendar.FileName };
        return part;
    }

    // Still a file that can be kept: shown where the HTML asks for it, listed by programs that show no HTML.
    private static string Kind(MailAttachment file) => file.ContentId is null ? ContentDisposition.Attachment : ContentDisposition.Inline;

    private static ContentEncoding Lightest(string lines, byte[] content)
    {
        var best = new BestEncodingFilter();
        best.Flush(content, 0, content.Length, out _, out _);
        var encoding = best.GetBestEncoding(EncodingConstraint.SevenBit, LineLength);
        // Such a line could pass for one of our boundaries, whose "=" quoted-printable writes otherwise.
        return encoding is ContentEncoding.SevenBit && lines.Contains("--=_", StringComparison.Ordinal)
            ? ContentEncoding.QuotedPrintable
            : encoding;
    }

    private static MimePart Encoded(ContentType type, byte[] content, ContentEncoding encoding)
    {
        var encoded = new MemoryStream();
        var filtered = new FilteredStream(encoded);
        {
            filtered.Add(EncoderFilter.Create(encoding, LineLength));
            // "From " at a line's start is changed by old mail stores.
            if (encoding is ContentEncoding.QuotedPrintable)
                filtered.Add(new ArmoredFromFilter());
            filtered.Write(content, 0, content.Length);
            filtered.Flush();
        }
        encoded.Position = 0;
        return new MimePart(type) { Content = new MimeContent(encoded, encoding), ContentTransferEncoding = encoding };
    }
}
