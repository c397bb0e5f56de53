using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Tests.Events;

public sealed class RegistrationOffersTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 17, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Before_during_and_after_the_window()
    {
        var fair = Open(capacity: 5);

        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddDays(-40)).ShouldBe(RegistrationOffer.NotYetOpen);
        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddDays(-10)).ShouldBe(RegistrationOffer.Open);
        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddHours(-1)).ShouldBe(RegistrationOffer.Closed);
        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddDays(1)).ShouldBe(RegistrationOffer.Finished);
    }

    [Fact]
    public void Without_seats_there_is_the_waiting_list_where_the_event_has_one()
    {
        var fair = Open(capacity: 0);

        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddDays(-10)).ShouldBe(RegistrationOffer.WaitingList);
        fair.HasWaitingList = false;
        RegistrationOffers.Of(fair, fair.Seats.Count, Start.AddDays(-10)).ShouldBe(RegistrationOffer.Full);
    }

    [Fact]
    public void Free_seats_are_not_offered_while_somebody_waits_for_them() =>
        new SeatCount(Capacity: 30, Taken: 27, Waiting: 24).Left.ShouldBe(0);

    [Fact]
    public void An_event_without_a_window_needs_no_registration()
    {
        var dialogue = new Event("dialog", EventKind.PublicDialogue, new LocalizedText("Dialog"), Start, Start.AddHours(2), 100);
        dialogue.Publish().ShouldBeNull();

        RegistrationOffers.Of(dialogue, dialogue.Seats.Count, Start.AddDays(-1)).ShouldBe(RegistrationOffer.NotNeeded);
    }

    private static Event Open(int capacity)
    {
        var fair = new Event("messe", EventKind.TrainingFair, new LocalizedText("Messe"), Start, Start.AddHours(6), capacity);
        fair.Publish().ShouldBeNull();
        fair.SetRegistrationWindow(Start.AddDays(-30), Start.AddDays(-1)).ShouldBeNull();
        return fair;
    }
}
