using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

public enum SeatPoolKind
{
    Event,
    TimeSlot,
    Session,
}

/// <summary>
/// A counter of seats: of an event, a time slot or a session. It is changed only by the conditional statements of
/// <c>SeatCounter</c>, never by read-then-write; <see cref="Taken"/> can therefore never pass <see cref="Capacity"/>.
/// </summary>
[OfEvent(CopyArea.RegistrationRules, Copied = true, PartOf = typeof(Event))]
public sealed class SeatPool
{
    private SeatPool() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public SeatPoolKind Kind { get; private set; }

    /// <summary>Seats in all.</summary>
    public int Capacity { get; private set; }

    /// <summary>Seats that are given, or held by an offer.</summary>
    public int Taken { get; private set; }

    /// <summary>Seats that people on the waiting list ask for; while it is above 0 nobody overtakes them.</summary>
    public int Waiting { get; private set; }

    public int Free => Math.Max(0, Capacity - Taken);

    public SeatCount Count => new(Capacity, Taken, Waiting);

    public static SeatPool ForEvent(Guid eventId, int capacity) => Make(eventId, SeatPoolKind.Event, capacity);

    public static SeatPool ForTimeSlot(Guid eventId, int capacity) => Make(eventId, SeatPoolKind.TimeSlot, capacity);

    public static SeatPool ForSession(Guid eventId, int capacity) => Make(eventId, SeatPoolKind.Session, capacity);

    private static SeatPool Make(Guid eventId, SeatPoolKind kind, int capacity) =>
        new()
        {
            EventId = eventId,
            Kind = kind,
            Capacity = Math.Max(0, capacity),
        };
}
