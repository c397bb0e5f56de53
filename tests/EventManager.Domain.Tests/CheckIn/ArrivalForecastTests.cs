using EventManager.Domain.CheckIn;

namespace EventManager.Domain.Tests.CheckIn;

public sealed class ArrivalForecastTests
{
    private static readonly DateTimeOffset Nine = new(2026, 9, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Five = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_slot_spreads_its_people_over_its_time() => People(Slot(0, 60, 120)).ShouldBe([10, 10, 10, 10, 10, 10]);

    [Fact]
    public void A_slot_that_has_begun_brings_only_its_rest() => People(Slot(-30, 10, 40)).ShouldBe([5, 5, 0, 0, 0, 0]);

    [Fact]
    public void A_later_slot_begins_in_its_step() => People(Slot(10, 40, 60)).ShouldBe([0, 0, 10, 10, 10, 10]);

    [Fact]
    public void Few_people_do_not_vanish_in_rounding() => People(Slot(0, 30, 2)).Sum().ShouldBe(2);

    [Fact]
    public void Slots_that_overlap_add_up() => People(Slot(0, 30, 30), Slot(0, 30, 60)).ShouldBe([15, 15, 15, 15, 15, 15]);

    [Fact]
    public void Without_slots_nobody_is_foretold() => People().ShouldBe([0, 0, 0, 0, 0, 0]);

    private static BookedSlot Slot(int from, int until, int people) => new(Nine.AddMinutes(from), Nine.AddMinutes(until), people);

    private static IEnumerable<int> People(params BookedSlot[] slots) =>
        ArrivalForecast.Of(slots, Nine, 6, Five).Select(step => step.People);
}
