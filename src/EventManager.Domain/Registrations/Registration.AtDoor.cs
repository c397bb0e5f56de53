using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

/// <summary>People whom nobody expected by mail: who comes in at the door, and who works there.</summary>
public sealed partial class Registration
{
    /// <summary>
    /// Somebody who registered at the door, is inside, and has left no address: nothing makes two of them the same person, and nothing
    /// can be mailed.
    /// </summary>
    /// <param name="event">The event.</param>
    /// <param name="firstName">May be empty.</param>
    /// <param name="lastName">May be empty where the other is not.</param>
    /// <param name="partySize">People.</param>
    /// <param name="withoutSeat">No seat was taken for them.</param>
    /// <param name="now">The instant.</param>
    public static Registration AtDoor(Event @event, string firstName, string lastName, int partySize, bool withoutSeat, DateTimeOffset now)
    {
        var registration = new Registration(@event, new Person(firstName, lastName, ""), "de", partySize, now)
        {
            WithoutSeat = withoutSeat,
        };
        registration.ActiveKey = registration.Id.ToString("N");
        registration.Confirm(now);
        return registration;
    }

    /// <summary>Somebody who works at the event: an exhibitor's staff, the team. Takes no visitor's seat.</summary>
    /// <param name="event">The event.</param>
    /// <param name="firstName">May be empty.</param>
    /// <param name="lastName">May be empty where the other is not.</param>
    /// <param name="partySize">People.</param>
    /// <param name="key">Makes two the same; null makes each its own.</param>
    /// <param name="now">The instant.</param>
    public static Registration ForWork(Event @event, string firstName, string lastName, int partySize, string? key, DateTimeOffset now)
    {
        var registration = AtDoor(@event, firstName, lastName, partySize, withoutSeat: true, now);
        registration.ActiveKey = key ?? registration.ActiveKey;
        return registration;
    }
}
