using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Mailings;

public sealed class MailTimingTests
{
    [Fact]
    public void Days_are_those_of_the_calendar_and_hours_pass_over_both_changes_of_the_clocks()
    {
        // The clocks go forward on 28.03.2027 and back on 31.10.2027.
        foreach (var start in new[] { Local(2027, 3, 29, 9), Local(2027, 11, 1, 9) })
        {
            var day = Zone.ToLocal(start, Zone.Default).Date;
            Before(3, MailUnit.Days).Of(start, Zone.Default).ShouldBe(Zone.ToUtc(day.AddDays(-3).AddHours(9), Zone.Default));
            Before(3, MailUnit.Days, at: 18 * 60).Of(start, Zone.Default).ShouldBe(Zone.ToUtc(day.AddDays(-3).AddHours(18), Zone.Default));
            Before(48, MailUnit.Hours).Of(start, Zone.Default).ShouldBe(start.AddHours(-48));
            Before(90, MailUnit.Minutes).Of(start, Zone.Default).ShouldBe(start.AddMinutes(-90));
        }
        Before(2, MailUnit.Days).Of(Local(2027, 3, 29, 9), Zone.Default).ShouldNotBe(Local(2027, 3, 29, 9).AddHours(-48));
    }

    /// <summary>On the night of the change 2:30 is there twice, or never: once a mail is due (an hour later, or the first time), and none is lost.</summary>
    [Theory]
    [InlineData(3, 28, 1)]
    [InlineData(10, 31, 0)]
    public void Half_past_two_in_the_night_of_the_change_is_one_moment(int month, int day, int utcHour)
    {
        var timing = new MailTiming(MailAnchor.EventStart, false, 1, MailUnit.Days, 150);
        var moment = timing.Of(Local(2027, month, day, 20).AddDays(1), Zone.Default);

        moment.ShouldBe(new DateTimeOffset(2027, month, day, utcHour, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_time_of_day_counts_from_the_day_of_the_place_not_of_the_world()
    {
        // 0:30 in Kassel is the evening before in UTC.
        var start = Local(2026, 8, 24, 0, 30);

        Before(1, MailUnit.Days, at: 12 * 60).Of(start, Zone.Default).ShouldBe(Local(2026, 8, 23, 12));
    }

    /// <summary>A year in steps of an hour and more, both changes among them: no anchor's moment falls between two looks.</summary>
    [Fact]
    public void The_range_that_is_looked_for_holds_every_anchor_and_moments_come_once()
    {
        MailTiming[] timings =
        [
            Before(3, MailUnit.Days),
            Before(1, MailUnit.Days, at: 150),
            After(2, MailUnit.Days, at: 9 * 60),
            After(0, MailUnit.Days, at: 23 * 60 + 59),
            After(5, MailUnit.Hours),
            Before(90, MailUnit.Minutes),
        ];
        var from = Local(2027, 1, 1, 0);
        foreach (var timing in timings)
        {
            var anchors = Enumerable.Range(0, 365 * 24).Select(hour => from.AddHours(hour).AddMinutes(hour % 60)).ToList();
            var seen = new List<DateTimeOffset>();
            for (var look = from.AddDays(-5); look < from.AddDays(380); look = look.AddHours(7))
            {
                var (after, until) = (look, look.AddHours(7));
                var (first, last) = timing.AnchorsOf(after, until, Zone.Default);
                seen.AddRange(
                    anchors
                        .SkipWhile(a => a < first)
                        .TakeWhile(a => a <= last)
                        .Where(a => timing.Of(a, Zone.Default) is var m && m > after && m <= until)
                );
            }
            seen.Order().ToList().ShouldBe(anchors, timing.ToString());
        }
    }

    [Fact]
    public void A_day_s_look_finds_a_day_s_anchors_and_not_a_year_s()
    {
        var now = Local(2027, 5, 1, 12);
        foreach (var timing in new[] { Before(30, MailUnit.Days), After(1, MailUnit.Days, at: 540), After(5, MailUnit.Minutes) })
        {
            var (first, last) = timing.AnchorsOf(now.AddMinutes(-1), now, Zone.Default);
            (last - first).ShouldBeLessThan(TimeSpan.FromHours(5));
        }
    }

    private static MailTiming Before(int amount, MailUnit unit, int? at = null) => new(MailAnchor.EventStart, false, amount, unit, at);

    private static MailTiming After(int amount, MailUnit unit, int? at = null) => new(MailAnchor.Confirmed, true, amount, unit, at);
}
