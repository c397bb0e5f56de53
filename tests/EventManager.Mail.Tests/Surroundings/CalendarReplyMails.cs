using System.Globalization;
using System.Text;

namespace EventManager.Mail.Tests.Surroundings;

/// <summary>What somebody's calendar answers.</summary>
internal sealed record AnsweredEntry(string To, string Uid)
{
    public string From { get; init; } = "grace@stadt.example";

    /// <summary>Null: as <see cref="From"/>.</summary>
    public string? Attendee { get; init; }

    public string State { get; init; } = "ACCEPTED";

    public string Method { get; init; } = "REPLY";

    public int Sequence { get; init; }

    public DateTimeOffset At { get; init; } = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Lines of the VEVENT beside the usual.</summary>
    public string More { get; init; } = "";

    internal string Stamp => At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    internal string Date => At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}

/// <summary>Answers as the four clients are known to send them, each in its own shape; written by us, nobody's mail.</summary>
internal static class CalendarReplyMails
{
    public static readonly IReadOnlyDictionary<string, Func<AnsweredEntry, byte[]>> All = new Dictionary<
        string,
        Func<AnsweredEntry, byte[]>
    >
    {
        ["Outlook"] = Outlook,
        ["Thunderbird"] = Thunderbird,
        ["Apple"] = Apple,
        ["Google"] = Google,
    };

    /// <summary>Exchange names no organiser, writes MAILTO in capitals, its own zones, and says that nobody shall answer by machine.</summary>
    public static byte[] Outlook(AnsweredEntry answer)
    {
        var calendar = $"""
            BEGIN:VCALENDAR
            METHOD:{answer.Method}
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT={answer.State};CN=Grace Hopper:MAILTO:{answer.Attendee ?? answer.From}
            COMMENT;LANGUAGE=de-DE:Ich komme gern\, Grüße\n
            UID:{answer.Uid}
            SUMMARY;LANGUAGE=de-DE:Zugesagt: Netzwerktreffen
            DTSTART;TZID=W. Europe Standard Time:20260328T100000
            DTEND;TZID=W. Europe Standard Time:20260328T113000
            CLASS:PUBLIC
            DTSTAMP:{answer.Stamp}
            SEQUENCE:{answer.Sequence}
            X-MICROSOFT-CDO-APPT-SEQUENCE:{answer.Sequence}
            {answer.More}
            BEGIN:VALARM
            UID:alarm
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;
        return Mail(
            answer,
            "X-MS-Has-Attach:\nX-Auto-Response-Suppress: DR, OOF, AutoReply",
            $"""
            Content-Type: multipart/alternative; boundary="_000_"

            --_000_
            Content-Type: text/plain; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            Ich komme gern, Gr=FC=DFe

            --_000_
            Content-Type: text/calendar; charset="utf-8"; method={answer.Method}
            Content-Transfer-Encoding: base64

            {Base64(calendar)}

            --_000_--
            """
        );
    }

    public static byte[] Thunderbird(AnsweredEntry answer) =>
        Mail(
            answer,
            "User-Agent: Mozilla Thunderbird",
            $"""
            Content-Type: multipart/mixed; boundary="------------0"

            --------------0
            Content-Type: text/plain; charset=UTF-8; format=flowed

            Grace Hopper nimmt teil.

            --------------0
            Content-Type: text/calendar; method={answer.Method}; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            BEGIN:VCALENDAR
            PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
            VERSION:2.0
            METHOD:{answer.Method}
            BEGIN:VEVENT
            CREATED:20260301T080000Z
            LAST-MODIFIED:{answer.Stamp}
            DTSTAMP:{answer.Stamp}
            UID:{answer.Uid}
            SUMMARY:Netzwerktreffen
            ORGANIZER;CN="Stadtnetz Ausbildung":mailto:{answer.To}
            ATTENDEE;CN="Hopper, Grace; 9b";PARTSTAT={answer.State};ROLE=REQ-PARTICIPANT:mailto:{answer.Attendee ?? answer.From}
            DTSTART;TZID=Europe/Berlin:20260328T100000
            DTEND;TZID=Europe/Berlin:20260328T113000
            SEQUENCE:{answer.Sequence}
            {answer.More}
            END:VEVENT
            END:VCALENDAR

            --------------0--
            """
        );

    /// <summary>The head of the part says no method, and the guest is a calendar server's own address with the mail's beside it.</summary>
    public static byte[] Apple(AnsweredEntry answer) =>
        Mail(
            answer,
            "X-Mailer: iOS Mail",
            $"""
            Content-Type: multipart/alternative; boundary="Apple-1"

            --Apple-1
            Content-Type: text/plain; charset=us-ascii

            Grace Hopper hat geantwortet.

            --Apple-1
            Content-Type: text/calendar; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            METHOD:{answer.Method}
            PRODID:-//Apple Inc.//iOS//EN
            VERSION:2.0
            BEGIN:VEVENT
            ATTENDEE;CN=3D"Grace Hopper";CUTYPE=3DINDIVIDUAL;EMAIL=3D"{answer.Attendee ?? answer.From}";PARTSTAT=
            =3D{answer.State}:/123456789/principal/
            DTEND;TZID=3DEurope/Berlin:20260328T113000
            DTSTAMP:{answer.Stamp}
            DTSTART;TZID=3DEurope/Berlin:20260328T100000
            ORGANIZER;CN=3DStadtnetz:mailto:{answer.To}
            SEQUENCE:{answer.Sequence}
            UID:{answer.Uid}
            {answer.More}
            END:VEVENT
            END:VCALENDAR

            --Apple-1--
            """
        );

    /// <summary>Sent by Google's machine for the person; folded lines, and the same once more as a file.</summary>
    public static byte[] Google(AnsweredEntry answer)
    {
        var calendar = $"""
            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:{answer.Method}
            BEGIN:VEVENT
            DTSTART:20260328T090000Z
            DTEND:20260328T103000Z
            DTSTAMP:{answer.Stamp}
            ORGANIZER;CN=Stadtnetz:mailto:{answer.To}
            UID:{answer.Uid[..20]}
             {answer.Uid[20..]}
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer.State};CN=Gra
             ce Hopper;X-NUM-GUESTS=0:mailto:{answer.Attendee ?? answer.From}
            X-RESPONSE-COMMENT:Ich komme gern
            SEQUENCE:{answer.Sequence}
            STATUS:CONFIRMED
            {answer.More}
            END:VEVENT
            END:VCALENDAR
            """;
        return Mail(
            answer,
            "Return-Path: <3abc@calendar-server.bounces.example>\nSender: Kalender <calendar-notification@machine.example>\nAuto-Submitted: auto-generated",
            $"""
            Content-Type: multipart/mixed; boundary="00000000"

            --00000000
            Content-Type: multipart/alternative; boundary="00000001"

            --00000001
            Content-Type: text/plain; charset="UTF-8"

            Grace Hopper hat zugesagt.

            --00000001
            Content-Type: text/calendar; charset="UTF-8"; method={answer.Method}
            Content-Transfer-Encoding: 7bit

            {calendar}

            --00000001--

            --00000000
            Content-Type: application/ics; name="invite.ics"
            Content-Disposition: attachment; filename="invite.ics"
            Content-Transfer-Encoding: base64

            {Base64(calendar)}

            --00000000--
            """
        );
    }

    /// <summary>A mail around any body, from the one who answers to where answers come.</summary>
    public static byte[] Mail(AnsweredEntry answer, string headers, string body) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                "\r\n",
                $"""
                From: "Grace Hopper" <{answer.From}>
                To: Stadtnetz Ausbildung <{answer.To}>
                Subject: =?utf-8?Q?Zugesagt:_Netzwerktreffen?=
                Date: {answer.Date}
                MIME-Version: 1.0
                {headers}
                {body}
                """.Split('\n').Select(line => line.TrimEnd('\r'))
            ) + "\r\n"
        );

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks);
}
