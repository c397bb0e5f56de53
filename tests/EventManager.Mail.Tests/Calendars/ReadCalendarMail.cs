using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using MimeKit;

namespace EventManager.Mail.Tests.Calendars;

/// <summary>A calendar mail as it was on the wire, taken apart by readers that somebody else wrote (MimeKit, Ical.Net).</summary>
internal sealed class ReadCalendarMail
{
    private ReadCalendarMail(MimeMessage message)
    {
        Message = message;
        Part = message.BodyParts.OfType<MimePart>().Single(part => part.ContentType.IsMimeType("text", "calendar"));
        Text = Decoded(Part);
        Calendar = Ical.Net.Calendar.Load(Text)!;
    }

    public MimeMessage Message { get; }

    /// <summary>The part that clients act upon.</summary>
    public MimePart Part { get; }

    public string Text { get; }

    public Calendar Calendar { get; }

    public CalendarEvent Entry => Calendar.Events.Single();

    /// <summary>Unfolded lines, as they stand.</summary>
    public IReadOnlyList<string> Lines =>
        Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public MimePart? File =>
        Message.Attachments.OfType<MimePart>().SingleOrDefault(part => part.FileName?.EndsWith(".ics", StringComparison.Ordinal) == true);

    public static ReadCalendarMail Of(byte[] wire)
    {
        using var stream = new MemoryStream(wire);
        return new(MimeMessage.Load(stream));
    }

    public static string Decoded(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    /// <summary>The address behind <c>mailto:</c> of the only line of this name, letter by letter as it is written.</summary>
    public string? Written(string name) =>
        Lines.SingleOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? line[(line.LastIndexOf(":mailto:", StringComparison.Ordinal) + ":mailto:".Length)..]
            : null;
}
