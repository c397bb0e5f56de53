using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

public enum WaitingListMoveKind
{
    /// <summary>Seats are held, and the person was asked.</summary>
    Offered,

    /// <summary>The offer ended unanswered; its seats went back.</summary>
    OfferExpired,

    /// <summary>The house has room now, but the wished time has not: waits on for the time.</summary>
    WaitsForTime,

    /// <summary>The wished time has room now, but the house has not: waits on for the house.</summary>
    WaitsForHouse,

    /// <summary>Was given a place in a session.</summary>
    SessionPlaceGiven,
}

/// <summary>What made somebody look at the waiting list.</summary>
public enum WaitingListTrigger
{
    Cancellation,
    SmallerParty,
    OtherTime,
    OfferExpired,

    /// <summary>The organiser made room.</summary>
    MoreSeats,

    /// <summary>The regular look.</summary>
    Sweep,
}

/// <summary>One step on a waiting list and why it happened, written in the transaction that made it.</summary>
[OfEvent(CopyArea.History, Left = CopyReason.AlreadyHappened)]
public sealed class WaitingListMove
{
    private WaitingListMove() { }

    public WaitingListMove(
        Registration registration,
        WaitingListMoveKind kind,
        WaitingListTrigger trigger,
        Guid poolId,
        int freeBefore,
        int overtaken,
        DateTimeOffset now
    )
    {
        EventId = registration.EventId;
        RegistrationId = registration.Id;
        Kind = kind;
        Trigger = trigger;
        PoolId = poolId;
        People = registration.PartySize;
        FreeBefore = freeBefore;
        Overtaken = overtaken;
        At = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public WaitingListMoveKind Kind { get; private set; }

    public WaitingListTrigger Trigger { get; private set; }

    /// <summary>The counter that was waited for.</summary>
    public Guid PoolId { get; private set; }

    public int People { get; private set; }

    /// <summary>Free seats that were seen.</summary>
    public int FreeBefore { get; private set; }

    /// <summary>How many waited longer but were too large; above 0 only where the organiser lets gaps be filled.</summary>
    public int Overtaken { get; private set; }

    public DateTimeOffset At { get; private set; }
}
