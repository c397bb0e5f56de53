using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace EventManager.Mail.Mime;

/// <summary>
/// Puts a message together for MimeKit, and as bytes: CRLF line ends, 7-bit safe but for addresses that themselves need SMTPUTF8. Date,
/// Message-ID and boundaries come from the message, so the same message gives the same bytes and a repeat is the same message.
/// </summary>
public static class MimeWriter
{
    public static byte[] Write(MailMessage message)
    {
        using var mime = Create(message);
        using var output = new MemoryStream();
        mime.WriteTo(Format(message), output);
        return output.ToArray();
    }

    internal static FormatOptions Format(MailMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = message.NeedsSmtpUtf8;
        format.EnsureNewLine = true;
        return format;
    }

    internal static MimeMessage Create(MailMessage message)
    {
        var mime = new MimeMessage();
        mime.Headers.Clear();
        mime.Date = message.Date;
        mime.From.Add(Mailbox(message.From));
        if (message.ReplyTo is { } replyTo)
            mime.ReplyTo.Add(Mailbox(replyTo));
        mime.To.AddRange(message.To.Select(Mailbox));
        mime.Headers.Add(HeaderTexts.Unstructured("Subject", message.Subject));
        mime.Headers.Add("Message-ID", $"<{message.MessageId}>");
        if (message.InReplyTo is { } earlier)
        {
            mime.Headers.Add("In-Reply-To", $"<{earlier}>");
            mime.Headers.Add("References", $"<{earlier}>");
        }
        if (message.AutoSubmitted)
            mime.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.ListUnsubscribe is { } list)
            AddUnsubscribe(mime.Headers, list);
        if (message.Language is { } language)
            mime.Headers.Add("Content-Language", language);
        mime.Headers.Add("MIME-Version", "1.0");
        mime.Body = Body(message);
        return mime;
    }

    internal static MailboxAddress Mailbox(MailAddress address) => new(Encoding.UTF8, address.DisplayName, address.Address);

    private static void AddUnsubscribe(HeaderList headers, ListUnsubscribe list)
    {
        headers.Add(HeaderTexts.Verbatim("List-Unsubscribe", string.Join(",\r\n ", list.Addresses.Select(uri => $"<{uri.AbsoluteUri}>"))));
        if (list.OneClick)
            headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    // Levels with a single child are left out: some readers show them as attachments.
    private static MimeEntity Body(MailMessage message)
    {
        var text = Alternative(message);
        var files = message.Attachments.Where(file => !IsShown(message, file)).ToList();
        if (files.Count == 0 && message.Calendar is null)
            return text;
        var mixed = new Multipart("mixed") { Boundary = Boundary(message, "mixed") };
        mixed.Add(text);
        if (message.Calendar is { } calendar)
            mixed.Add(MimeParts.CalendarFile(calendar));
        foreach (var file in files)
            mixed.Add(MimeParts.File(file));
        return mixed;
    }

    // From the plainest to the richest: readers take the last one that they understand. Outlook, Thunderbird and Google read the appointment
    // here; Apple's Mail and webmailers offer the file, which says the same.
    private static MimeEntity Alternative(MailMessage message)
    {
        var parts = new List<MimeEntity> { MimeParts.Text("plain", message.Text) };
        if (message.Html is { } html)
            parts.Add(Related(message, MimeParts.Text("html", html)));
        if (message.Calendar is { } calendar)
        {
            var part = MimeParts.Text("calendar", calendar.Content);
            part.ContentType.Parameters.Add("method", calendar.MethodName);
            parts.Add(part);
        }
        if (parts.Count == 1)
            return parts[0];
        var alternative = new MultipartAlternative { Boundary = Boundary(message, "alternative") };
        foreach (var part in parts)
            alternative.Add(part);
        return alternative;
    }

    // The pictures of the HTML travel with it, so that no program asks whether to load them.
    private static MimeEntity Related(MailMessage message, MimePart html)
    {
        var pictures = message.Attachments.Where(file => IsShown(message, file)).ToList();
        if (pictures.Count == 0)
            return html;
        var related = new Multipart("related") { Boundary = Boundary(message, "related") };
        related.ContentType.Parameters.Add("type", "text/html");
        related.Add(html);
        foreach (var picture in pictures)
            related.Add(MimeParts.File(picture));
        return related;
    }

    private static bool IsShown(MailMessage message, MailAttachment file) => message.Html is not null && file.ContentId is not null;

    // "=_" cannot stand in quoted-printable or base64 content.
    private static string Boundary(MailMessage message, string level) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{level} {message.MessageId}")))[..32];
}
