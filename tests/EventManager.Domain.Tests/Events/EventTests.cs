using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using static EventManager.Domain.Tests.Moments;

namespace EventManager.Domain.Tests.Events;

public sealed class EventTests
{
    [Fact]
    public void A_draft_is_published_once()
    {
        var fair = Draft();

        fair.IsVisible.ShouldBeFalse();
        fair.Publish().ShouldBeNull();
        fair.IsVisible.ShouldBeTrue();
        fair.Publish().ShouldBe(EventRefusals.NotADraft);
    }

    [Fact]
    public void Without_a_title_nothing_is_published()
    {
        var fair = Draft();
        fair.Title = new LocalizedText(" ", "Fair");

        fair.Publish().ShouldBe(EventRefusals.TitleMissing);
        fair.State.ShouldBe(EventState.Draft);
    }

    [Fact]
    public void What_was_cancelled_stays_cancelled_and_calendars_are_told()
    {
        var fair = Published();

        fair.Cancel().ShouldBeNull();
        fair.CalendarSequence.ShouldBe(1);
        fair.IsVisible.ShouldBeTrue();
        fair.Cancel().ShouldBe(EventRefusals.NotPublished);
        fair.Finish(fair.EndsAt.AddDays(1)).ShouldBe(EventRefusals.NotOver);
        fair.Postpone(Start.AddDays(7), LongBefore).Refusal.ShouldBe(EventRefusals.NotPublished);
    }

    [Fact]
    public void An_event_is_finished_only_when_it_is_over()
    {
        var fair = Published();

        fair.Finish(fair.EndsAt.AddTicks(-1)).ShouldBe(EventRefusals.NotOver);
        fair.Finish(fair.EndsAt).ShouldBeNull();
        fair.State.ShouldBe(EventState.Finished);
    }

    [Fact]
    public void A_draft_is_scheduled_freely_and_a_published_event_is_postponed_instead()
    {
        var fair = Draft();

        fair.Schedule(Start, Start).ShouldBe(EventRefusals.EndsBeforeStart);
        fair.Schedule(Start.AddYears(-1_500), Start).ShouldBe(EventRefusals.DateOutOfRange);
        fair.Schedule(Start, Start.AddYears(900)).ShouldBe(EventRefusals.DateOutOfRange);
        fair.Schedule(Start.AddDays(1), Start.AddDays(2)).ShouldBeNull();
        fair.Publish();
        fair.Schedule(Start, Start.AddDays(2)).ShouldBe(EventRefusals.PostponeInstead);
        fair.Schedule(fair.StartsAt, fair.EndsAt).ShouldBeNull();
    }

    [Fact]
    public void Postponing_over_the_autumn_change_keeps_wall_clock_times()
    {
        var fair = Published();
        fair.SetRegistrationWindow(Local(2026, 6, 1, 8), Local(2026, 8, 23, 18)).ShouldBeNull();
        fair.SetExhibitorDeadline(Local(2026, 7, 1, 12));

        var days = fair.Postpone(Local(2026, 11, 2, 9), LongBefore);

        days.Value.ShouldBe(70);
        fair.State.ShouldBe(EventState.Postponed);
        fair.TakesPlace.ShouldBeTrue();
        fair.StartsAt.ShouldBe(Local(2026, 11, 2, 9));
        fair.EndsAt.ShouldBe(Local(2026, 11, 2, 15));
        fair.RegistrationOpensAt.ShouldBe(Local(2026, 6, 1, 8));
        fair.RegistrationClosesAt.ShouldBe(Local(2026, 11, 1, 18));
        fair.ExhibitorApplicationsCloseAt.ShouldBe(Local(2026, 9, 9, 12));
        fair.PostponedFrom.ShouldBe(Start);
        fair.CalendarSequence.ShouldBe(1);
    }

    [Fact]
    public void Postponed_twice_it_still_says_from_when()
    {
        var fair = Published();
        fair.Postpone(Start.AddDays(7), LongBefore);
        fair.Postpone(Start.AddDays(14), LongBefore).Value.ShouldBe(7);

        fair.PostponedFrom.ShouldBe(Start);
    }

    [Fact]
    public void Nothing_is_postponed_into_the_past() =>
        Published().Postpone(LongBefore, LongBefore).Refusal.ShouldBe(EventRefusals.DateInThePast);

    [Fact]
    public void Registration_ends_before_the_event_does()
    {
        var fair = Published();

        fair.SetRegistrationWindow(LongBefore, fair.EndsAt.AddTicks(1)).ShouldBe(EventRefusals.WindowOutsideEvent);
        fair.SetRegistrationWindow(LongBefore, LongBefore).ShouldBe(EventRefusals.WindowOutsideEvent);
        fair.SetRegistrationWindow(LongBefore, null).ShouldBe(EventRefusals.WindowOutsideEvent);
        fair.SetRegistrationWindow(LongBefore, fair.EndsAt).ShouldBeNull();
        fair.SetRegistrationWindow(null, null).ShouldBeNull();
    }

    /// <summary>A field for a date takes year 0001 and 9999; each of an event's dates refuses them at its own field.</summary>
    [Theory]
    [InlineData(1900)]
    [InlineData(1999)]
    [InlineData(2200)]
    [InlineData(2999)]
    public void No_date_of_an_event_is_in_a_year_that_nobody_means(int year)
    {
        var fair = Draft();
        var (far, opened) = (new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero), fair.AdmissionOpensAt);

        fair.OpenDoorsAt(far).ShouldBe(EventRefusals.DateOutOfRange.On("admissionOpensAt"));
        fair.SetExhibitorDeadline(far).ShouldBe(EventRefusals.DateOutOfRange.On("exhibitorApplicationsCloseAt"));
        fair.Schedule(far, far.AddHours(1)).ShouldBe(EventRefusals.DateOutOfRange);
        fair.SetRegistrationWindow(far, fair.EndsAt).ShouldNotBeNull();
        (fair.AdmissionOpensAt, fair.ExhibitorApplicationsCloseAt).ShouldBe((opened, null));
        fair.OpenDoorsAt(null).ShouldBeNull();
    }

    [Fact]
    public void Why_nobody_can_register_is_said()
    {
        var fair = Draft();
        fair.WhyClosed(LongBefore).ShouldBe(EventRefusals.NotFound);
        fair.Publish();
        fair.WhyClosed(LongBefore).ShouldBe(RegistrationRefusals.Closed);
        fair.SetRegistrationWindow(LongBefore, Start);

        fair.WhyClosed(LongBefore.AddTicks(-1)).ShouldBe(RegistrationRefusals.NotYetOpen);
        fair.WhyClosed(LongBefore).ShouldBeNull();
        fair.IsRegistrationOpen(LongBefore).ShouldBeTrue();
        fair.WhyClosed(Start).ShouldBe(RegistrationRefusals.Closed);
        fair.IsRegistrationOpen(Start).ShouldBeFalse();
        fair.Cancel();
        fair.WhyClosed(LongBefore).ShouldBe(EventRefusals.Cancelled);
    }
}
