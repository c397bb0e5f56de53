using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EventManager.Mail.Mime;

/// <summary>
/// Writes a message as bytes (RFC 5322, RFC 2045 and following): CRLF line ends, 7-bit safe but for addresses that themselves need SMTPUTF8.
/// The same message gives the same bytes, so a repeat is the same message.
/// </summary>
public static class MimeWriter
{
    public static byte[] Write(MailMessage message)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        Body(message).Write(Headers(message), output);
        return output.WrittenSpan.ToArray();
    }

    private static HeaderBlock Headers(MailMessage message)
    {
        var headers = new HeaderBlock();
        headers.Add("Date", message.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Offset(message.Date));
        headers.AddAddresses("From", [message.From]);
        if (message.ReplyTo is { } replyTo)
            headers.AddAddresses("Reply-To", [replyTo]);
        headers.AddAddresses("To", message.To);
        headers.AddText("Subject", message.Subject);
        headers.Add("Message-ID", $"<{message.MessageId}>");
        if (message.InReplyTo is { } earlier)
        {
            headers.Add("In-Reply-To", $"<{earlier}>");
            headers.Add("References", $"<{earlier}>");
        }
        if (message.AutoSubmitted)
            headers.Add("Auto-Submitted", "auto-generated");
        if (message.ListUnsubscribe is { } list)
            AddUnsubscribe(headers, list);
        if (message.Language is { } language)
            headers.Add("Content-Language", language);
        headers.Add("MIME-Version", "1.0");
        return headers;
    }

    private static string Offset(DateTimeOffset date) =>
        date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    private static void AddUnsubscribe(HeaderBlock headers, ListUnsubscribe list)
    {
        headers.Add(
            "List-Unsubscribe",
            list.Addresses.Select((uri, i) => $"<{uri.AbsoluteUri}>{(i < list.Addresses.Count - 1 ? "," : "")}")
        );
        if (list.OneClick)
            headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    // Levels with a single child are left out: some readers show them as attachments.
    private static MimePart Body(MailMessage message)
    {
        var text = Alternative(message);
        return message.Attachments.Count == 0
            ? text
            : new MultiPart("mixed", Boundary(message, "mixed"), [text, .. message.Attachments.Select(ContentPart.File)]);
    }

    // From the plainest to the richest: readers take the last one that they understand.
    private static MimePart Alternative(MailMessage message)
    {
        var parts = new List<MimePart> { ContentPart.Text(message.Text, "text/plain;", "charset=utf-8") };
        if (message.Html is { } html)
            parts.Add(ContentPart.Text(html, "text/html;", "charset=utf-8"));
        if (message.Calendar is { } calendar)
            parts.Add(
                ContentPart.Text(
                    calendar.Content,
                    "text/calendar;",
                    "charset=utf-8;",
                    $"method={calendar.Method.ToString().ToUpperInvariant()}"
                )
            );
        return parts.Count == 1 ? parts[0] : new MultiPart("alternative", Boundary(message, "alternative"), parts);
    }

    // "=_" cannot stand in quoted-printable or base64 content.
    private static string Boundary(MailMessage message, string level) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{level} {message.MessageId}")))[..32];
}
