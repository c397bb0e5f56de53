using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

public enum ScanDirection
{
    In,
    Out,
}

/// <summary>What the door says to a code. The names are the API's, in kebab case.</summary>
public enum Verdict
{
    Admitted,
    AlreadyInside,
    Left,
    Cancelled,
    Revoked,
    Unknown,
    InvalidSignature,
    WrongEvent,
    NotYetValid,
    Expired,
    Waitlisted,

    /// <summary>The event was called off.</summary>
    EventCancelled,

    /// <summary>
    /// A good signature that the phone's list does not know yet: whoever shows it is asked to the desk. Said by phones without a network
    /// alone; the server knows all tickets.
    /// </summary>
    Unlisted,
}

/// <summary>One scan as it was judged. Its id comes from the phone; the pair of event and id makes a repeat harmless.</summary>
[OfEvent(CopyArea.CheckIns, Left = CopyReason.AlreadyHappened)]
public sealed class Scan
{
    private Scan() { }

    public Scan(Guid eventId, Guid id, Guid? ticketId, string gate, ScanDirection direction, Verdict verdict, DateTimeOffset scannedAt)
    {
        EventId = eventId;
        Id = id;
        TicketId = ticketId;
        Gate = gate;
        Direction = direction;
        Verdict = verdict;
        ScannedAt = Instant.Cut(scannedAt);
    }

    public Guid EventId { get; private set; }

    public Guid Id { get; private set; }

    public Guid? TicketId { get; private set; }

    /// <summary>The gate's code.</summary>
    [NotPersonal]
    public string Gate { get; private set; } = "";

    public ScanDirection Direction { get; private set; }

    public Verdict Verdict { get; private set; }

    /// <summary>More than the verdict says; null where it says all.</summary>
    public VerdictReason? Reason { get; set; }

    /// <summary>The zone whose door it was; null for a door of the building.</summary>
    [NotPersonal]
    public string? Zone { get; set; }

    /// <summary>By the phone's clock, corrected by what it was seen to be wrong.</summary>
    public DateTimeOffset ScannedAt { get; private set; }

    /// <summary>By the server's clock.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    public bool Offline { get; set; }

    /// <summary>The access token of the phone or program that sent it.</summary>
    public Guid? TokenId { get; set; }

    /// <summary>When the ticket had first been let in, as this scan was told.</summary>
    public DateTimeOffset? FirstAdmittedAt { get; set; }

    /// <summary>People who went through the door by this scan, where it moved anybody: 1, or those of a party.</summary>
    public int People { get; set; } = 1;

    /// <summary>How many of them came for the first time.</summary>
    public int FirstPeople { get; set; }

    /// <summary>Of a ticket for several: how many were inside after this scan.</summary>
    public int? Arrived { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>When the ticket was shown: by the phone's clock where it had no network, never later than it was received.</summary>
    public DateTimeOffset ShownAt => Shown(Offline, ScannedAt, ReceivedAt);

    /// <summary>
    /// Whether somebody went through the door by this scan. A ticket shown on the way out that was not inside is told that it left,
    /// and not when it came.
    /// </summary>
    public bool MovedSomebody => Verdict is Verdict.Admitted || (Verdict is Verdict.Left && FirstAdmittedAt is not null);

    /// <summary>Whether it was the ticket's first time in.</summary>
    public bool WasFirstEntry => Verdict is Verdict.Admitted && FirstAdmittedAt == ShownAt;

    public static DateTimeOffset Shown(bool offline, DateTimeOffset scannedAt, DateTimeOffset receivedAt) =>
        offline && scannedAt < receivedAt ? scannedAt : receivedAt;
}
