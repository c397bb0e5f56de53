using System.Security.Cryptography;
using EventManager.Mail.Replies;
using MimeKit;

namespace EventManager.Mail.Bounces;

/// <summary>
/// Tells what lay in the mailbox. Only reports of the standard (RFC 3464, RFC 5965) count, and answers of calendars (RFC 6047); whatever else
/// comes back was written by a person or is noise. It reads <see cref="MostBytes"/> of a message, unpacks nothing and follows nothing: what a
/// report encloses may be anything.
/// </summary>
/// <param name="addresses">To which mails come back.</param>
/// <param name="replies">Reads answers of calendars; null where none are asked for.</param>
public sealed class BounceReading(SignedAddress addresses, ReplyReading? replies = null)
{
    /// <summary>Reports stand before what they enclose; behind this comes nothing that we need.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostAddresses = 50;

    private static readonly ParserOptions Options = new() { MaxMimeDepth = 16 };
    private static readonly string[] Arrived = ["To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Cc"];

    public ReceivedMail Read(ReadOnlyMemory<byte> raw)
    {
        raw = raw.Length > MostBytes ? raw[..MostBytes] : raw;
        var key = new Guid(SHA256.HashData(raw.Span).AsSpan(0, 16));
        try
        {
            using var stream = new MemoryStream(raw.ToArray(), writable: false);
            using var message = MimeMessage.Load(Options, stream);
            // Before all else: programs that send them mark them as automatic.
            if (message.Body is not MultipartReport && replies?.Read(message, Addresses(message.Headers, Arrived), key) is { } reply)
                return new(ReceivedKind.CalendarReply, null, "", key) { Reply = reply };
            var (kind, status, enclosed) = KindOf(message);
            return new(
                kind,
                MailOf(message.Headers, Arrived) ?? (enclosed is null ? null : MailOf(enclosed, ["Return-Path"])),
                status,
                key
            );
        }
        // Whatever it is made of, it must not keep the next one from being read.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return new(ReceivedKind.Message, null, "", key);
        }
    }

    private static (ReceivedKind Kind, string Status, HeaderList? Enclosed) KindOf(MimeMessage message)
    {
        if (message.Body is MultipartReport report)
        {
            var enclosed = EnclosedIn(report);
            if (report.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } delivery)
            {
                var (kind, status) = DeliveryStatus.Of(delivery.StatusGroups);
                return (kind, status, enclosed);
            }
            if (report.OfType<MessageFeedbackReport>().FirstOrDefault() is { } feedback)
            {
                // "not-spam" is the opposite of a complaint.
                var isAbuse = (feedback.Fields["Feedback-Type"] ?? "").Trim() is "abuse" or "fraud" or "other";
                return (isAbuse ? ReceivedKind.Complaint : ReceivedKind.AutomaticReply, "", enclosed);
            }
            // A receipt (disposition-notification), say.
            return (ReceivedKind.AutomaticReply, "", null);
        }
        return (IsAutomatic(message.Headers) ? ReceivedKind.AutomaticReply : ReceivedKind.Message, "", null);
    }

    private static HeaderList? EnclosedIn(MultipartReport report) => report.OfType<MessagePart>().FirstOrDefault()?.Message?.Headers;

    /// <summary>RFC 3834, and what programs did before it. A sender of nothing (<c>&lt;&gt;</c>) is a program too.</summary>
    private static bool IsAutomatic(HeaderList headers)
    {
        var submitted = (headers["Auto-Submitted"] ?? "").Trim();
        return (submitted.Length > 0 && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase))
            || headers.Contains("X-Autoreply")
            || headers.Contains("X-Autorespond")
            || headers.Contains("X-Auto-Response-Suppress")
            || (headers["Precedence"] ?? "").Trim().ToLowerInvariant() is "auto_reply" or "bulk" or "junk"
            || (headers["Return-Path"] ?? "").Trim() is "<>"
            || (headers["From"] ?? "").Contains("MAILER-DAEMON", StringComparison.OrdinalIgnoreCase);
    }

    private Guid? MailOf(HeaderList headers, IReadOnlyCollection<string> names) =>
        Addresses(headers, names).Select(addresses.IdOf).FirstOrDefault(mail => mail is not null);

    private static IEnumerable<string> Addresses(HeaderList headers, IReadOnlyCollection<string> names) =>
        headers
            .Where(header => names.Contains(header.Field, StringComparer.OrdinalIgnoreCase))
            .SelectMany(header => header.Value.Split([' ', ',', ';', '<', '>', '\t', '\r', '\n'], MostAddresses))
            .Take(MostAddresses);
}
