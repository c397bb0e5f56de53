using System.Text;
using MimeKit;

namespace EventManager.Mail.Replies;

/// <summary>
/// Finds the answer of a calendar in a mail. Each program sends it in another shape: as the mail itself, beside a text, behind one as a file, in
/// any encoding; the part says its method, or only the text does.
/// </summary>
/// <param name="entries">What the UIDs of our entries are made of.</param>
/// <param name="addresses">To which answers come.</param>
public sealed class ReplyReading(SignedIds entries, SignedAddress addresses)
{
    private const int MostParts = 50;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where the mail holds no answer; what is forwarded in it is not looked into.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="arrivedAt">The addresses that it came to.</param>
    /// <param name="key">Of the mail.</param>
    internal ReceivedReply? Read(MimeMessage message, IEnumerable<string> arrivedAt, Guid key)
    {
        var parts = PartsOf(message.Body).Take(MostParts).OfType<MimePart>().Where(IsCalendar).ToList();
        // The part that is shown before the file that says the same.
        if (parts.OrderBy(IsFile).Select(Of).FirstOrDefault(text => text is not null) is not { } found)
            return null;
        var from = message.From.Mailboxes.ToList() is [var sender] ? sender.Address : "";
        from = MailAddress.TryParse(from, null, out var known) ? known.Address : "";
        var guest = found.Guests.FirstOrDefault(one => IsSame(one.Address, from)) ?? (found.Guests is [var first, ..] ? first : null);
        // Nobody has decided yet: nothing is answered.
        if (found.IsAnswer && guest?.State is "NEEDS-ACTION")
            return null;
        return new()
        {
            EntryId = EntryOf(found.Uid, arrivedAt),
            From = from,
            IsRefuted = SenderProof.IsRefuted(message.Headers),
            Attendee = guest?.Address ?? "",
            Answer = found.IsAnswer ? AnswerOf(guest?.State) : CalendarAnswer.Other,
            Sequence = found.Sequence,
            At = Earlier(found.Stamp, message.Date),
            Key = key,
        };
    }

    internal static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static CalendarAnswer AnswerOf(string? state) =>
        state switch
        {
            "ACCEPTED" => CalendarAnswer.Accepted,
            "DECLINED" => CalendarAnswer.Declined,
            "TENTATIVE" => CalendarAnswer.Tentative,
            _ => CalendarAnswer.Other,
        };

    /// <summary>The UID always names it; an address of ours that names another makes it a forgery.</summary>
    private Guid? EntryOf(string uid, IEnumerable<string> arrivedAt)
    {
        var at = uid.LastIndexOf('@');
        if (at < SignedIds.TokenLength || entries.IdOf(uid.AsSpan(at - SignedIds.TokenLength, SignedIds.TokenLength)) is not { } named)
            return null;
        return arrivedAt.Where(addresses.IsShapedAs).All(address => addresses.IdOf(address) == named) ? named : null;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? stamp, DateTimeOffset sent) =>
        sent == default ? stamp
        : stamp is { } said && said < sent ? said
        : sent.ToUniversalTime();

    private static IEnumerable<MimeEntity> PartsOf(MimeEntity? entity) =>
        entity switch
        {
            null => [],
            Multipart several => several.SelectMany(PartsOf),
            _ => [entity],
        };

    private static bool IsCalendar(MimePart part) =>
        part.ContentType.IsMimeType("text", "calendar")
        || part.ContentType.IsMimeType("application", "ics")
        || (part.FileName ?? "").EndsWith(".ics", StringComparison.OrdinalIgnoreCase);

    private static bool IsFile(MimePart part) => !part.ContentType.IsMimeType("text", "calendar") || part.IsAttachment;

    private static ReplyText? Of(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return ReplyText.Of(Decoded(content.ToArray(), part.ContentType.Charset), part.ContentType.Parameters["method"]);
    }

    /// <summary>All that we read is ASCII but an address; a wrong name of the encoding must not keep us from it.</summary>
    private static string Decoded(byte[] bytes, string? charset)
    {
        if (bytes is [0xFF, 0xFE, ..] || IsSame(charset ?? "", "utf-16le"))
            return Encoding.Unicode.GetString(bytes);
        if (bytes is [0xFE, 0xFF, ..] || IsSame(charset ?? "", "utf-16be") || IsSame(charset ?? "", "utf-16"))
            return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
