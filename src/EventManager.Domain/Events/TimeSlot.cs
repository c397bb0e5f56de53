using EventManager.Domain.Registrations;

namespace EventManager.Domain.Events;

/// <summary>A window of arrival with its own seats, beside the event's total.</summary>
public sealed class TimeSlot
{
    private TimeSlot() { }

    public TimeSlot(Guid eventId, DateTimeOffset startsAt, DateTimeOffset endsAt, int capacity)
    {
        EventId = eventId;
        StartsAt = startsAt.ToUniversalTime();
        EndsAt = endsAt.ToUniversalTime();
        Seats = SeatPool.ForTimeSlot(eventId, capacity);
        SeatPoolId = Seats.Id;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public Guid SeatPoolId { get; private set; }

    public SeatPool Seats { get; private set; } = null!;

    /// <summary>Nobody can arrive in it any more. While it lasts, it can be booked.</summary>
    public bool IsOver(DateTimeOffset now) => EndsAt <= now;
}
