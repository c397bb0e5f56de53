using System.Text;
using EventManager.Mail.Calendars;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Calendars;

public sealed class ICalendarWriterTests
{
    private static readonly CalendarEntry Entry = CalendarSamples.Entry;

    [Fact]
    public void A_request_says_who_invites_whom_to_what()
    {
        var lines = Lines(CalendarMethod.Request, Entry with { Sequence = 3, RemindBefore = TimeSpan.FromHours(1) });

        lines[..5]
            .ShouldBe([
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//EventManager//EventManager//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:REQUEST",
            ]);
        lines
            .SkipWhile(line => line != "BEGIN:VEVENT")
            .ShouldBe([
                "BEGIN:VEVENT",
                "UID:registration-42@example.org",
                "SEQUENCE:3",
                "DTSTAMP:20260301T080000Z",
                "DTSTART;TZID=Europe/Berlin:20260328T100000",
                "DTEND;TZID=Europe/Berlin:20260328T113000",
                "SUMMARY:Workshop: Löten\\, Schrauben\\; Bohren",
                "LOCATION:Halle 2\\\\Stand 7",
                "DESCRIPTION:Bitte mitbringen:\\n- Schutzbrille\\n- gute Laune",
                "URL:https://example.org/fair?x=1,2",
                "STATUS:CONFIRMED",
                "ORGANIZER;CN=\"Messe 'Zukunft'\":mailto:fair@example.org",
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=\"Jürgen, Klasse 9b\":mailto:j%C3%BCrgen@example.org",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT60M",
                "DESCRIPTION:Workshop: Löten\\, Schrauben\\; Bohren",
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]);
    }

    [Theory]
    // 29.03.2026: at 2:00 it becomes 3:00, 01:00 UTC.
    [InlineData("2026-03-29T00:59:00Z", ";TZID=Europe/Berlin:20260329T015900")]
    [InlineData("2026-03-29T01:00:00Z", ";TZID=Europe/Berlin:20260329T030000")]
    // 25.10.2026: at 3:00 it becomes 2:00; the second time between 2 and 3 cannot be said in local time.
    [InlineData("2026-10-25T00:30:00Z", ";TZID=Europe/Berlin:20261025T023000")]
    [InlineData("2026-10-25T01:30:00Z", ":20261025T013000Z")]
    [InlineData("2026-10-25T02:00:00Z", ";TZID=Europe/Berlin:20261025T030000")]
    [InlineData("2026-07-01T12:00:00+02:00", ";TZID=Europe/Berlin:20260701T120000")]
    public void A_time_in_Berlin_is_read_back_as_the_same_instant(string start, string expected)
    {
        var instant = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture);

        Lines(CalendarMethod.Publish, Entry with { Start = instant, End = instant }).ShouldContain("DTSTART" + expected);
    }

    [Fact]
    public void Both_rules_of_the_zone_are_told()
    {
        var lines = Lines(CalendarMethod.Publish, Entry);

        lines.Count(line => line == "BEGIN:VTIMEZONE").ShouldBe(1);
        lines.ShouldContain("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
        lines.ShouldContain("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
    }

    [Fact]
    public void Another_zone_is_written_in_UTC_and_needs_no_rules()
    {
        var lines = Lines(CalendarMethod.Publish, Entry with { TimeZone = "America/New_York" });

        lines.ShouldContain("DTSTART:20260328T090000Z");
        lines.ShouldContain("DTEND:20260328T103000Z");
        lines.ShouldNotContain("BEGIN:VTIMEZONE");
    }

    [Fact]
    public void Cancelling_strikes_the_appointment_and_reminds_nobody()
    {
        var lines = Lines(CalendarMethod.Cancel, Entry with { RemindBefore = TimeSpan.FromHours(1) });

        lines.ShouldContain("METHOD:CANCEL");
        lines.ShouldContain("STATUS:CANCELLED");
        lines.ShouldNotContain("BEGIN:VALARM");
    }

    [Fact]
    public void Publishing_names_no_guests() =>
        Lines(CalendarMethod.Publish, Entry).ShouldNotContain(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal));

    [Fact]
    public void Long_lines_are_folded_between_characters()
    {
        var summary = string.Concat(Enumerable.Repeat("Schülerführung 👩‍🚒 ", 30)).Trim();

        var text = ICalendarWriter.Write(CalendarMethod.Publish, Entry with { Summary = summary });

        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Split("\r\n").ShouldAllBe(line => line.EnumerateRunes().All(rune => rune != Rune.ReplacementChar));
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain("SUMMARY:" + summary);
    }

    [Fact]
    public void An_address_stands_as_people_write_it()
    {
        var lines = Lines(CalendarMethod.Request, Entry with { Attendees = [new("anna+9b_o'neil@example.org"), new("a%b?c@example.org")] });

        lines.ShouldContain(line => line.EndsWith(":mailto:anna+9b_o'neil@example.org", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith(":mailto:a%25b%3Fc@example.org", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\nEND:VEVENT")]
    [InlineData("a\r\nEND:VEVENT")]
    [InlineData("a\rEND:VEVENT")]
    [InlineData("a\u2028END:VEVENT")]
    public void No_text_can_end_its_line(string text)
    {
        var entry = Entry with { Summary = text, Location = text, Description = text, Uid = text };

        var written = ICalendarWriter.Write(CalendarMethod.Publish, entry);

        written.Split("\r\n").Count(line => line == "END:VEVENT").ShouldBe(1);
        written.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain(c => c == '\r' || c == '\n' || c == '\u2028');
    }

    [Fact]
    public void What_no_calendar_could_use_is_refused()
    {
        Should.Throw<ArgumentException>(() => ICalendarWriter.Write(CalendarMethod.Publish, Entry with { End = Entry.Start.AddHours(-1) }));
        Should.Throw<ArgumentException>(() => ICalendarWriter.Write(CalendarMethod.Cancel, Entry with { Organizer = null }));
        Should.Throw<ArgumentException>(() => ICalendarWriter.Write(CalendarMethod.Request, Entry with { Attendees = [] }));
    }

    private static string[] Lines(CalendarMethod method, CalendarEntry entry) =>
        ICalendarWriter.Write(method, entry).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
