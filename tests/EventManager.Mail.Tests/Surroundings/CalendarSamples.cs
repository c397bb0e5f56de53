using EventManager.Mail.Calendars;

namespace EventManager.Mail.Tests.Surroundings;

internal static class CalendarSamples
{
    public static readonly CalendarEntry Entry = new()
    {
        Uid = "registration-42@example.org",
        Stamp = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
        Start = new(2026, 3, 28, 9, 0, 0, TimeSpan.Zero),
        End = new(2026, 3, 28, 10, 30, 0, TimeSpan.Zero),
        Summary = "Workshop: Löten, Schrauben; Bohren",
        Location = "Halle 2\\Stand 7",
        Description = "Bitte mitbringen:\r\n- Schutzbrille\n- gute Laune",
        Url = new("https://example.org/fair?x=1,2"),
        Organizer = new("fair@example.org", "Messe \"Zukunft\""),
        Attendees = [new("jürgen@example.org", "Jürgen, Klasse 9b")],
    };
}
