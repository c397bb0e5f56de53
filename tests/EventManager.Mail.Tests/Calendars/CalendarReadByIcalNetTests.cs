using EventManager.Mail.Calendars;
using EventManager.Mail.Tests.Surroundings;
using Ical.Net;

namespace EventManager.Mail.Tests.Calendars;

/// <summary>A reader that somebody else wrote gets out what we put in.</summary>
public sealed class CalendarReadByIcalNetTests
{
    private static readonly CalendarEntry Entry = CalendarSamples.Entry;

    [Fact]
    public void Everything_that_was_written_is_read()
    {
        var calendar = Read(CalendarMethod.Request, Entry with { Sequence = 3, RemindBefore = TimeSpan.FromHours(1) });

        calendar.Method.ShouldBe("REQUEST");
        calendar.TimeZones.ShouldHaveSingleItem().TzId.ShouldBe("Europe/Berlin");
        var read = calendar.Events.ShouldHaveSingleItem();
        read.Uid.ShouldBe(Entry.Uid);
        read.Sequence.ShouldBe(3);
        read.Summary.ShouldBe(Entry.Summary);
        read.Location.ShouldBe(Entry.Location);
        read.Description.ShouldBe(Entry.Description!.ReplaceLineEndings("\n"));
        read.Url.ShouldBe(Entry.Url);
        read.Status.ShouldBe("CONFIRMED");
        read.Organizer!.CommonName.ShouldBe("Messe 'Zukunft'");
        var guest = read.Attendees.ShouldHaveSingleItem();
        guest.CommonName.ShouldBe("Jürgen, Klasse 9b");
        guest.ParticipationStatus.ShouldBe("ACCEPTED");
        read.Alarms.ShouldHaveSingleItem().Trigger!.Duration!.Value.ToTimeSpanUnspecified().ShouldBe(TimeSpan.FromHours(-1));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:30:00Z")] // the first of two hours
    [InlineData("2026-10-25T01:30:00Z")] // the second
    [InlineData("2026-10-25T02:00:00Z")]
    public void An_instant_is_read_as_the_same_instant(string start)
    {
        var instant = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture);

        var read = Read(CalendarMethod.Publish, Entry with { Start = instant, End = instant.AddHours(1) }).Events.Single();

        read.DtStart!.AsUtc.ShouldBe(instant.UtcDateTime);
        read.DtEnd!.AsUtc.ShouldBe(instant.UtcDateTime.AddHours(1));
    }

    [Theory]
    [InlineData("Schülerführung 👩‍🚒 ")]
    [InlineData("a, b; c\\d \"e\" ")]
    [InlineData("欢迎来到职业博览会")]
    public void Long_texts_come_out_whole(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 40)).Trim();

        Read(CalendarMethod.Publish, Entry with { Summary = text, Description = text }).Events.Single().Summary.ShouldBe(text);
    }

    private static Calendar Read(CalendarMethod method, CalendarEntry entry) =>
        Calendar.Load(ICalendarWriter.Write(method, entry)).ShouldNotBeNull();
}
