using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

public enum RegistrationState
{
    /// <summary>Waits for the click in the mail (double opt-in); holds no seat.</summary>
    AwaitingConfirmation,

    /// <summary>Holds its seats.</summary>
    Confirmed,

    /// <summary>In the queue; holds no seat.</summary>
    Waitlisted,

    /// <summary>Was in the queue; seats are held until <see cref="Registration.OfferExpiresAt"/>.</summary>
    Offered,

    Cancelled,

    /// <summary>The mail was never confirmed, or the offer never taken.</summary>
    Expired,

    /// <summary>Waits for the organiser's decision; holds no seat.</summary>
    Applied,

    /// <summary>The organiser decided against it.</summary>
    Rejected,
}

/// <summary>What somebody on the waiting list waits for; decides which counter counts them.</summary>
public enum WaitsFor
{
    /// <summary>Seats in the house.</summary>
    Event,

    /// <summary>The house has room, but none of the wished times has: counted by each of them.</summary>
    TimeSlot,
}

public static class RegistrationStates
{
    /// <summary>What a stored state is worth at its event: of one that is called off, cancelled.</summary>
    public static RegistrationState At(this RegistrationState stored, EventState @event) =>
        @event is EventState.Cancelled && stored.IsActive() ? RegistrationState.Cancelled : stored;

    public static bool IsActive(this RegistrationState state) =>
        state is not (RegistrationState.Cancelled or RegistrationState.Expired or RegistrationState.Rejected);
}
