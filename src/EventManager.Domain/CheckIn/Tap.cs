using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

/// <summary>People without a ticket who were counted by hand. The id comes from the phone, so that a repeat counts once.</summary>
[OfEvent(CopyArea.CheckIns, Left = CopyReason.AlreadyHappened)]
public sealed class Tap
{
    /// <summary>Most people in one tap.</summary>
    public const int MaxPeople = 100;

    private Tap() { }

    public Tap(Guid eventId, Guid id, string gate, ScanDirection direction, int people, DateTimeOffset at)
    {
        EventId = eventId;
        Id = id;
        Gate = gate;
        Direction = direction;
        People = people;
        At = Instant.Cut(at);
    }

    public Guid EventId { get; private set; }

    public Guid Id { get; private set; }

    [NotPersonal]
    public string Gate { get; private set; } = "";

    public ScanDirection Direction { get; private set; }

    public int People { get; private set; }

    /// <summary>By the phone's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>By the server's clock.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The phone; null for the organiser's page.</summary>
    public Guid? TokenId { get; set; }
}

/// <summary>Somebody who registered at the door. The id comes from the phone, so that a repeat registers once.</summary>
[OfEvent(CopyArea.CheckIns, Left = CopyReason.AlreadyHappened, PartOf = typeof(Scan))]
public sealed class WalkIn
{
    private WalkIn() { }

    public WalkIn(Guid eventId, Guid id, Guid registrationId, Guid ticketId, Guid? tokenId, bool overCapacity)
    {
        EventId = eventId;
        Id = id;
        RegistrationId = registrationId;
        TicketId = ticketId;
        TokenId = tokenId;
        OverCapacity = overCapacity;
    }

    public Guid EventId { get; private set; }

    public Guid Id { get; private set; }

    public Guid RegistrationId { get; private set; }

    public Guid TicketId { get; private set; }

    public Guid? TokenId { get; private set; }

    /// <summary>No seat was free: the person was inside already.</summary>
    public bool OverCapacity { get; private set; }
}
