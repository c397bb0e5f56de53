using EventManager.Domain.Registrations;

namespace EventManager.Domain.Events;

/// <summary>What an event's page says about registering at this moment.</summary>
public enum RegistrationOffer
{
    Open,

    /// <summary>All seats are given (or kept for those who wait), and one can join the queue.</summary>
    WaitingList,

    /// <summary>All seats are given, and there is no queue.</summary>
    Full,
    NotYetOpen,
    Closed,

    /// <summary>Nobody has to register.</summary>
    NotNeeded,
    Cancelled,
    Finished,
    Draft,
}

public static class RegistrationOffers
{
    public static RegistrationOffer Of(Event @event, SeatCount seats, DateTimeOffset now) =>
        @event.State switch
        {
            EventState.Draft => RegistrationOffer.Draft,
            EventState.Cancelled => RegistrationOffer.Cancelled,
            EventState.Finished => RegistrationOffer.Finished,
            _ when now >= @event.EndsAt => RegistrationOffer.Finished,
            _ when @event.RegistrationOpensAt is null => RegistrationOffer.NotNeeded,
            _ when now < @event.RegistrationOpensAt => RegistrationOffer.NotYetOpen,
            _ when now >= @event.RegistrationClosesAt => RegistrationOffer.Closed,
            _ => seats.Left > 0 ? RegistrationOffer.Open
            : @event.HasWaitingList ? RegistrationOffer.WaitingList
            : RegistrationOffer.Full,
        };
}
