using EventManager.Domain.Events;

namespace EventManager.Domain.Tests.Events;

public sealed class SlotRulesTests
{
    private static readonly DateTime Nine = new(2026, 11, 26, 9, 0, 0);

    [Fact]
    public void Suggested_times_fill_the_day_without_a_gap_and_give_every_seat()
    {
        var slots = SlotRules.SuggestEvenly(Nine, Nine.AddHours(6), 7, 900);

        slots.Sum(slot => slot.Capacity).ShouldBe(900);
        (slots[0].StartsAt, slots[^1].EndsAt).ShouldBe((Nine, Nine.AddHours(6)));
        slots.Zip(slots.Skip(1)).ShouldAllBe(pair => pair.First.EndsAt == pair.Second.StartsAt);
        SlotRules.Check([.. slots], 900, null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 900)]
    [InlineData(49, 900)]
    [InlineData(6, 5)]
    public void What_cannot_be_divided_is_not_suggested(int count, int total) =>
        SlotRules.SuggestEvenly(Nine, Nine.AddHours(6), count, total).ShouldBeEmpty();

    [Fact]
    public void Overlapping_times_more_seats_than_the_event_has_and_than_fit_the_house_are_refused_with_numbers()
    {
        var refusals = SlotRules.Check([new(Nine.AddHours(1), Nine.AddHours(2), 60), new(Nine, Nine.AddMinutes(61), 50)], 100, 55).ToList();

        refusals
            .Select(refusal => refusal.Code)
            .ShouldBe(["events.slots_overlap", "events.slots_exceed_total", "events.slot_exceeds_building"]);
        refusals[0].Arguments.ShouldBe(["09:00–10:01", "10:00–11:00"]);
        refusals[1].Arguments.ShouldBe([110L, 100]);
        refusals[2].Arguments.ShouldBe(["10:00–11:00", 60, 55]);
    }

    [Fact]
    public void Times_that_touch_do_not_overlap() =>
        SlotRules.Check([new(Nine, Nine.AddHours(1), 50), new(Nine.AddHours(1), Nine.AddHours(2), 50)], 100, 50).ShouldBeEmpty();
}
