using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tests.Registrations;

public sealed class TurnsTests
{
    private static readonly Guid Ten = Guid.CreateVersion7();
    private static readonly Guid Eleven = Guid.CreateVersion7();

    [Fact]
    public void A_small_party_does_not_overtake_a_waiting_class()
    {
        var turns = Turns(free: 3);

        turns.Next(Party(24)).ShouldBeNull();
        turns.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void Where_gaps_are_filled_the_first_that_fits_is_next_and_it_is_said_how_many_it_overtakes()
    {
        var turns = Turns(free: 3, fillsGaps: true);

        turns.Next(Party(24)).ShouldBeNull();
        turns.Next(Party(4)).ShouldBeNull();
        var turn = turns.Next(Party(3)).ShouldNotBeNull();

        (turn.Kind, turn.Overtaken).ShouldBe((WaitingListMoveKind.Offered, 2));
    }

    [Fact]
    public void The_best_wish_that_has_room_is_given()
    {
        var turn = Turns(free: 10, ten: 1, eleven: 5).Next(Party(2, WaitsFor.TimeSlot, Ten, Eleven)).ShouldNotBeNull();

        (turn.Kind, turn.SlotId).ShouldBe((WaitingListMoveKind.Offered, Eleven));
    }

    [Fact]
    public void A_time_that_a_larger_party_waits_for_is_closed_to_those_behind_but_the_house_is_not()
    {
        var turns = Turns(free: 10, ten: 3, eleven: 3);

        turns.Next(Party(4, WaitsFor.TimeSlot, Ten)).ShouldBeNull();
        turns.Next(Party(1, WaitsFor.TimeSlot, Ten)).ShouldBeNull();
        turns.Next(Party(1, WaitsFor.TimeSlot, Ten, Eleven))!.SlotId.ShouldBe(Eleven);
    }

    [Fact]
    public void Who_waits_for_the_house_and_finds_the_wished_time_full_waits_on_for_the_time() =>
        Turns(free: 10, ten: 1).Next(Party(2, WaitsFor.Event, Ten))!.Kind.ShouldBe(WaitingListMoveKind.WaitsForTime);

    [Fact]
    public void Who_waits_for_a_time_and_finds_the_house_full_waits_on_for_the_house() =>
        Turns(free: 1, ten: 9).Next(Party(2, WaitsFor.TimeSlot, Ten))!.Kind.ShouldBe(WaitingListMoveKind.WaitsForHouse);

    [Fact]
    public void Who_is_larger_than_all_there_is_keeps_nobody_waiting()
    {
        var turns = Turns(free: 10, ten: 10);

        turns.Next(Party(101)).ShouldBeNull();
        turns.Next(Party(51, WaitsFor.TimeSlot, Ten)).ShouldBeNull();
        turns.Next(Party(10, WaitsFor.TimeSlot, Ten))!.SlotId.ShouldBe(Ten);
    }

    [Fact]
    public void A_time_that_is_no_longer_planned_is_no_wish() =>
        Turns(free: 2).Next(Party(2, WaitsFor.TimeSlot, Guid.CreateVersion7()))!.Kind.ShouldBe(WaitingListMoveKind.Offered);

    private static Turns Turns(int free, int ten = 0, int eleven = 0, bool fillsGaps = false) =>
        new(new(free, 100), new Dictionary<Guid, SeatStock> { [Ten] = new(ten, 50), [Eleven] = new(eleven, 50) }, fillsGaps);

    private static WaitingParty Party(int people, WaitsFor waitsFor = WaitsFor.Event, params Guid[] wishes) =>
        new(Guid.CreateVersion7(), people, waitsFor, wishes);
}
