using EventManager.Domain.Events;

namespace EventManager.Domain.Tests.Events;

public sealed class SeatForecastTests
{
    [Fact]
    public void As_many_more_are_expected_as_came_last_time_from_the_same_day_on() =>
        SeatForecast.Of(500, now: 100, lastThen: 50, lastEnd: 150, paceAgo: 90, daysLeft: 20).ShouldBe(new(300, ForecastBy.LastTime));

    [Fact]
    public void Without_a_last_time_it_goes_on_as_in_the_last_two_weeks() =>
        SeatForecast.Of(500, now: 100, lastThen: 3, lastEnd: 150, paceAgo: 72, daysLeft: 20).ShouldBe(new(140, ForecastBy.Pace));

    [Theory]
    [InlineData(19, 30, 60, 0)]
    [InlineData(40, 0, 0, null)]
    [InlineData(40, 0, 0, 40)]
    public void Too_little_to_go_by_is_no_forecast(int now, int lastThen, int lastEnd, int? paceAgo) =>
        SeatForecast.Of(500, now, lastThen, lastEnd, paceAgo, daysLeft: 20).ShouldBeNull();

    [Fact]
    public void Nor_is_there_one_once_it_has_begun_or_is_full()
    {
        SeatForecast.Of(500, 100, 50, 150, 50, daysLeft: 0).ShouldBeNull();
        SeatForecast.Of(100, 100, 50, 150, 50, daysLeft: 9).ShouldBeNull();
    }

    [Fact]
    public void It_never_passes_the_seats() =>
        SeatForecast.Of(120, now: 100, lastThen: 50, lastEnd: 150, paceAgo: null, daysLeft: 20)!.People.ShouldBe(120);

    [Theory]
    [InlineData(EventState.Draft, 30, false, EventPhase.Draft)]
    [InlineData(EventState.Published, 8, false, EventPhase.Open)]
    [InlineData(EventState.Postponed, 7, false, EventPhase.LastWeek)]
    [InlineData(EventState.Published, 0, false, EventPhase.Today)]
    [InlineData(EventState.Published, -1, false, EventPhase.Today)]
    [InlineData(EventState.Published, 0, true, EventPhase.After)]
    [InlineData(EventState.Finished, 5, false, EventPhase.After)]
    [InlineData(EventState.Cancelled, 5, false, EventPhase.Off)]
    public void The_phase_follows_the_calendar(EventState state, int days, bool isOver, EventPhase expected)
    {
        var today = new DateOnly(2026, 11, 28);
        EventPhases.Of(state, today.AddDays(days), today, isOver).ShouldBe(expected);
    }
}
