using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Tests.Events;

public sealed class PostponementTests
{
    [Fact]
    public void A_talk_half_an_hour_after_the_beginning_stays_there_over_a_change_of_the_clocks()
    {
        var (before, after) = (At(2026, 10, 20, 9, 0), At(2026, 10, 27, 9, 0));

        var way = Postponement.Between(before, after, Zone.Default);

        way.Days.ShouldBe(7);
        way.Move(At(2026, 10, 20, 9, 30)).ShouldBe(At(2026, 10, 27, 9, 30));
    }

    [Fact]
    public void A_later_beginning_on_the_new_day_moves_the_programme_by_as_much()
    {
        var way = Postponement.Between(At(2026, 5, 4, 9, 0), At(2026, 5, 6, 13, 30), Zone.Default);

        way.Move(At(2026, 5, 4, 10, 15)).ShouldBe(At(2026, 5, 6, 14, 45));
    }

    [Fact]
    public void The_same_time_is_no_way_at_all() =>
        Postponement.Between(At(2026, 5, 4, 9, 0), At(2026, 5, 4, 9, 0), Zone.Default).IsNothing.ShouldBeTrue();

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, minute, 0), Zone.Default);
}
