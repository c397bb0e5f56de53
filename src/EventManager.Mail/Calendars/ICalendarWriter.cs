using System.Globalization;

namespace EventManager.Mail.Calendars;

/// <summary>Writes appointments as iCalendar text (RFC 5545), for downloads and for mails (RFC 5546, RFC 6047).</summary>
public static class ICalendarWriter
{
    private const string Product = "-//EventManager//EventManager//EN";

    /// <exception cref="ArgumentException">An entry ends before it starts, or lacks the organiser or guest that its method needs.</exception>
    public static string Write(CalendarMethod method, params IReadOnlyList<CalendarEntry> entries) => Write(method, null, entries);

    /// <summary>A calendar to subscribe to: it has a name, and says how often it is worth asking (RFC 7986).</summary>
    public static string WriteFeed(string name, IReadOnlyList<CalendarEntry> entries) => Write(CalendarMethod.Publish, name, entries);

    private static string Write(CalendarMethod method, string? feed, IReadOnlyList<CalendarEntry> entries)
    {
        foreach (var entry in entries)
            Check(method, entry);
        var lines = new ContentLines();
        lines.Add("BEGIN:VCALENDAR");
        lines.Add("VERSION:2.0");
        lines.Add("PRODID:" + Product);
        lines.Add("CALSCALE:GREGORIAN");
        lines.Add("METHOD:" + method.ToString().ToUpperInvariant());
        if (feed is not null)
            WriteFeed(lines, feed);
        if (entries.Any(InLocalTime))
            foreach (var rule in BerlinTime.Rules)
                lines.Add(rule);
        foreach (var entry in entries)
            Write(lines, method, entry);
        lines.Add("END:VCALENDAR");
        return lines.ToString();
    }

    // Outlook and Google know the older name alone.
    private static void WriteFeed(ContentLines lines, string name)
    {
        lines.AddText("NAME", name);
        lines.AddText("X-WR-CALNAME", name);
        lines.Add("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        lines.Add("X-PUBLISHED-TTL:PT6H");
    }

    private static void Check(CalendarMethod method, CalendarEntry entry)
    {
        if (entry.End < entry.Start)
            throw new ArgumentException("An entry cannot end before it starts.", nameof(entry));
        if (entry.Organizer is null)
            throw new ArgumentException("An entry with a method needs an organiser (RFC 5546, 3.2).", nameof(entry));
        if (method is CalendarMethod.Request && entry.Attendees.Count == 0)
            throw new ArgumentException("A request needs a guest.", nameof(entry));
    }

    private static void Write(ContentLines lines, CalendarMethod method, CalendarEntry entry)
    {
        lines.Add("BEGIN:VEVENT");
        lines.AddText("UID", entry.Uid);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
        lines.Add("DTSTAMP:" + Utc(entry.Stamp));
        lines.Add("DTSTART" + Time(entry, entry.Start));
        lines.Add("DTEND" + Time(entry, entry.End));
        lines.AddText("SUMMARY", entry.Summary);
        lines.AddText("LOCATION", entry.Location);
        lines.AddText("DESCRIPTION", entry.Description);
        if (entry.Url is { } url)
            lines.Add("URL:" + url.AbsoluteUri);
        var status = method is CalendarMethod.Cancel ? CalendarStatus.Cancelled : entry.Status;
        lines.Add("STATUS:" + status.ToString().ToUpperInvariant());
        WritePeople(lines, method, entry);
        if (entry.RemindBefore is { } before && status is not CalendarStatus.Cancelled)
            WriteAlarm(lines, before, entry.Summary);
        lines.Add("END:VEVENT");
    }

    private static void WritePeople(ContentLines lines, CalendarMethod method, CalendarEntry entry)
    {
        if (entry.Organizer is { } organizer)
            lines.Add($"ORGANIZER{Person(organizer)}");
        if (method is CalendarMethod.Publish)
            return;
        var answer = entry.AsksForReply ? ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE" : ";PARTSTAT=ACCEPTED;RSVP=FALSE";
        foreach (var attendee in entry.Attendees)
            lines.Add($"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT{answer}{Person(attendee)}");
    }

    private static void WriteAlarm(ContentLines lines, TimeSpan before, string summary)
    {
        lines.Add("BEGIN:VALARM");
        lines.Add("ACTION:DISPLAY");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-PT{(long)before.TotalMinutes}M"));
        lines.AddText("DESCRIPTION", summary);
        lines.Add("END:VALARM");
    }

    private static string Person(MailAddress person)
    {
        var name = person.DisplayName is { } words ? ";CN=" + ContentLines.Quoted(words) : "";
        return $"{name}:mailto:{Local(person.LocalPart)}@{person.Domain}";
    }

    /// <summary>
    /// Only what no address of a page can hold is encoded: clients look for their own address letter by letter, and "anna%2Bfair" is nobody's.
    /// </summary>
    private static string Local(string local) =>
        string.Concat(
            local
                .EnumerateRunes()
                .Select(rune =>
                    rune.IsAscii && !"%#?/^`{|}".Contains((char)rune.Value, StringComparison.Ordinal)
                        ? rune.ToString()
                        : Uri.EscapeDataString(rune.ToString())
                )
        );

    private static string Time(CalendarEntry entry, DateTimeOffset instant) =>
        InLocalTime(entry) ? $";TZID={BerlinTime.Id}:{BerlinTime.Format(instant)}" : ":" + Utc(instant);

    // Start and end in the same form: some calendars choke on a mixture.
    private static bool InLocalTime(CalendarEntry entry) =>
        entry.TimeZone == BerlinTime.Id && BerlinTime.CanSay(entry.Start) && BerlinTime.CanSay(entry.End);

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
