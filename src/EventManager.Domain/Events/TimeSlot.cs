using System.Linq.Expressions;
using EventManager.Domain.Registrations;

namespace EventManager.Domain.Events;

/// <summary>A window of arrival with its own seats, beside the event's total.</summary>
[OfEvent(CopyArea.TimeSlots, Moves = true, Copied = true)]
public sealed class TimeSlot : IMovesWithEvent<TimeSlot>, ICopiedWithEvent
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

    static Expression<Func<TimeSlot, bool>> IMovesWithEvent<TimeSlot>.HasDates => slot => true;

    public void Move(Postponement way, DateTimeOffset now) => (StartsAt, EndsAt) = (way.Move(StartsAt), way.Move(EndsAt));

    public ICopiedWithEvent CopyTo(CopyTarget target)
    {
        var copy = new TimeSlot(target.EventId, target.Moved(StartsAt), target.Moved(EndsAt), Seats.Capacity);
        target.Slots[Id] = copy.Id;
        return copy;
    }
}
