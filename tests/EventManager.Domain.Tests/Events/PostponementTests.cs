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
    public void Moved_on_the_same_day_the_door_and_the_end_of_registration_come_along()
    {
        var fair = Moments.Published();
        fair.SetRegistrationWindow(Moments.LongBefore, Moments.Start).ShouldBeNull();
        fair.OpenDoorsAt(At(2026, 8, 24, 8, 30));

        fair.Postpone(At(2026, 8, 24, 7, 0), Moments.LongBefore).IsRefused.ShouldBeFalse();

        fair.RegistrationClosesAt.ShouldBe(At(2026, 8, 24, 7, 0));
        fair.AdmissionOpensAt.ShouldBe(At(2026, 8, 24, 6, 30));
    }

    [Fact]
    public void Moved_to_before_its_registration_would_have_opened_people_can_still_register()
    {
        var fair = Moments.Published();
        fair.SetRegistrationWindow(At(2026, 8, 1, 8, 0), At(2026, 8, 23, 18, 0)).ShouldBeNull();

        fair.Postpone(At(2026, 7, 6, 9, 0), Moments.LongBefore).IsRefused.ShouldBeFalse();

        fair.RegistrationOpensAt.ShouldBe(At(2026, 6, 13, 8, 0));
        fair.RegistrationClosesAt.ShouldBe(At(2026, 7, 5, 18, 0));
    }

    [Fact]
    public void The_same_time_is_no_way_at_all() =>
        Postponement.Between(At(2026, 5, 4, 9, 0), At(2026, 5, 4, 9, 0), Zone.Default).IsNothing.ShouldBeTrue();

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        Zone.ToUtc(new DateTime(year, month, day, hour, minute, 0), Zone.Default);
}
