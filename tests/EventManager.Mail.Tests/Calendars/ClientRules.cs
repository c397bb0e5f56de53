using System.Text;
using MimeKit;

namespace EventManager.Mail.Tests.Calendars;

/// <summary>What one client wants of a calendar mail.</summary>
/// <param name="Client">Whose rule.</param>
/// <param name="Says">The rule, and what happens where it is broken.</param>
/// <param name="Keeps">Whether a mail keeps it.</param>
internal sealed record ClientRule(string Client, string Says, Func<ReadCalendarMail, bool> Keeps);

/// <summary>
/// What Outlook, Thunderbird, Apple's Mail and Google are known to want before they take an appointment, change it or strike it; written down
/// here so that no mail of ours unlearns it. The standards behind: RFC 5545, 5546 (iTIP), 6047 (iMIP).
/// </summary>
internal static class ClientRules
{
    private static readonly string[] Methods = ["REQUEST", "CANCEL", "PUBLISH"];

    public static readonly IReadOnlyList<ClientRule> All =
    [
        new(
            "all",
            "the part's head names the same method as the calendar (RFC 6047, 2.4)",
            mail => Methods.Contains(mail.Calendar.Method) && mail.Part.ContentType.Parameters["method"] == mail.Calendar.Method
        ),
        new(
            "all",
            "METHOD stands once, on the calendar, never in an entry",
            mail =>
                mail.Lines.Count(line => line.StartsWith("METHOD", StringComparison.Ordinal)) == 1
                && mail.Lines.TakeWhile(line => line != "BEGIN:VEVENT").Any(line => line.StartsWith("METHOD:", StringComparison.Ordinal))
        ),
        new(
            "all",
            "one entry with UID, SEQUENCE, DTSTAMP in UTC, start and end",
            mail =>
                mail.Calendar.Events.Count == 1
                && mail.Entry.Uid!.Contains('@', StringComparison.Ordinal)
                && new[] { "UID:", "SEQUENCE:", "DTSTAMP:" }.All(name =>
                    mail.Lines.Count(line => line.StartsWith(name, StringComparison.Ordinal)) == 1
                )
                && mail.Entry.DtStamp!.IsUtc
                && mail.Entry.DtEnd!.AsUtc >= mail.Entry.DtStart!.AsUtc
        ),
        new(
            "all",
            "lines end in CRLF and have at most 75 octets",
            mail =>
                mail.Text.Split("\r\n").All(line => Encoding.UTF8.GetByteCount(line) <= 75)
                && !mail.Text.Replace("\r\n", "", StringComparison.Ordinal).Any(c => c is '\r' or '\n')
        ),
        new("all", "an ORGANIZER, in every method (RFC 5546, 3.2)", mail => mail.Written("ORGANIZER") is { Length: > 0 }),
        new(
            "all",
            "REQUEST names the guest; PUBLISH names none",
            mail =>
                mail.Calendar.Method switch
                {
                    "REQUEST" => mail.Entry.Attendees.Count == 1,
                    "PUBLISH" => mail.Entry.Attendees.Count == 0,
                    _ => true,
                }
        ),
        new(
            "Outlook",
            "text/calendar is the last of a multipart/alternative; else it is a file and no invitation",
            mail => mail.Message.BodyParts.Any() && Alternative(mail.Message.Body) is { } alternative && alternative[^1] == mail.Part
        ),
        new(
            "Outlook",
            "each TZID has its VTIMEZONE with both rules of the year; else the time is off by hours",
            mail =>
                mail.Lines.Where(line => line.Contains(";TZID=", StringComparison.Ordinal))
                    .All(line =>
                        mail.Lines.SkipWhile(one => one != "BEGIN:VTIMEZONE")
                            .TakeWhile(one => one != "END:VTIMEZONE")
                            .Contains("TZID:" + line.Split(";TZID=")[1].Split(':', ';')[0])
                        && mail.Lines.Contains("BEGIN:STANDARD")
                        && mail.Lines.Contains("BEGIN:DAYLIGHT")
                        && mail.Lines.Count(line => line.StartsWith("RRULE:FREQ=YEARLY;BYMONTH=", StringComparison.Ordinal)) == 2
                    )
        ),
        new(
            "Outlook",
            "start and end in the same form",
            mail =>
                mail.Lines.Any(line => line.StartsWith("DTSTART;TZID=", StringComparison.Ordinal))
                == mail.Lines.Any(line => line.StartsWith("DTEND;TZID=", StringComparison.Ordinal))
        ),
        new(
            "Outlook",
            "title and place within 255 characters, UID too",
            mail => mail.Entry.Summary!.Length <= 255 && (mail.Entry.Location ?? "").Length <= 255 && mail.Entry.Uid!.Length <= 255
        ),
        new("Outlook", "the organiser is the mail's sender; else an update or cancellation is not believed", IsFromOrganiser),
        new("Google", "the organiser is the mail's sender; else it warns of an unknown one and enters nothing", IsFromOrganiser),
        new(
            "Google",
            "the same once more as invite.ics or event.ics, application/ics, base64",
            mail =>
                mail.File is { ContentTransferEncoding: ContentEncoding.Base64 } file
                && file.ContentType.IsMimeType("application", "ics")
                && file.ContentType.Name == file.FileName
                && ReadCalendarMail.Decoded(file) == mail.Text
        ),
        new(
            "Google",
            "CANCEL says STATUS:CANCELLED, and whom it strikes where somebody was asked",
            mail => mail.Calendar.Method != "CANCEL" || (mail.Entry.Status == "CANCELLED" && mail.Entry.Attendees.Count <= 1)
        ),
        new(
            "Apple",
            "the file in the mixed part is what it offers to add; without a method in the head, which it shows as a second invitation",
            mail =>
                mail.File is { } file
                && file.ContentType.Parameters["method"] is null
                && mail.Message.Body is Multipart { ContentType.MediaSubtype: "mixed" }
        ),
        new(
            "Apple",
            "the organiser is not the guest: nobody is invited by themselves",
            mail => mail.Written("ATTENDEE") != mail.Written("ORGANIZER")
        ),
        new("Apple", "nothing rings for what is called off", mail => mail.Calendar.Method != "CANCEL" || mail.Entry.Alarms.Count == 0),
        new(
            "Thunderbird",
            "charset utf-8 and a method in the head of the part; else no bar with buttons",
            mail => mail.Part.ContentType.Charset == "utf-8" && mail.Part.ContentType.Parameters["method"] is not null
        ),
        new(
            "Thunderbird",
            "the guest is written letter by letter as the mail's address; else it finds nobody of this account",
            mail => mail.Written("ATTENDEE") is not { } guest || mail.Message.To.Mailboxes.Any(to => to.Address == guest)
        ),
        new(
            "Thunderbird",
            "who is asked for no answer counts as coming, who is asked has not answered; else it offers buttons whose answer nobody reads, or none",
            mail =>
                mail.Calendar.Method != "REQUEST"
                || mail.Entry.Attendees.All(guest =>
                    guest is { Rsvp: false, ParticipationStatus: "ACCEPTED" } or { Rsvp: true, ParticipationStatus: "NEEDS-ACTION" }
                )
        ),
        new(
            "all",
            "where an answer is asked for, the organiser is an address of this one entry: all four answer there and nowhere else",
            mail =>
                mail.Entry.Attendees.All(guest => !guest.Rsvp)
                || mail.Written("ORGANIZER")!.Split('@')[0] is { Length: <= 64 } local && local.Contains('+', StringComparison.Ordinal)
        ),
    ];

    /// <summary>The rules that a mail breaks; empty is right.</summary>
    public static IReadOnlyList<string> BrokenBy(ReadCalendarMail mail) =>
        [.. All.Where(rule => !rule.Keeps(mail)).Select(rule => $"{rule.Client}: {rule.Says}")];

    /// <summary>What is wrong with a later mail about the same entry; empty is right.</summary>
    public static IReadOnlyList<string> BrokenBy(ReadCalendarMail earlier, ReadCalendarMail later)
    {
        (bool Keeps, string Says)[] rules =
        [
            (earlier.Entry.Uid == later.Entry.Uid, "all: one UID for life"),
            (
                later.Entry.Sequence > earlier.Entry.Sequence,
                "all: SEQUENCE rises with each change; Outlook and Google drop what is not higher"
            ),
            (later.Entry.DtStamp!.AsUtc >= earlier.Entry.DtStamp!.AsUtc, "Thunderbird: DTSTAMP never goes back"),
            (
                earlier.Written("ORGANIZER") == later.Written("ORGANIZER"),
                "Outlook: the organiser stays; a change of somebody else is ignored"
            ),
            (
                (later.Written("ATTENDEE") ?? earlier.Written("ATTENDEE")) == earlier.Written("ATTENDEE"),
                "Google: the guest stays; a cancellation for somebody else strikes nothing"
            ),
        ];
        return [.. rules.Where(rule => !rule.Keeps).Select(rule => rule.Says)];
    }

    private static bool IsFromOrganiser(ReadCalendarMail mail) => mail.Message.From.Mailboxes.Single().Address == mail.Written("ORGANIZER");

    private static MultipartAlternative? Alternative(MimeEntity? body) =>
        body as MultipartAlternative ?? (body as Multipart)?.OfType<MultipartAlternative>().SingleOrDefault();
}
