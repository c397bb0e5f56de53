using EventManager.Domain.Events;

namespace EventManager.Domain.CheckIn;

public enum ConflictDecision
{
    Open,

    /// <summary>One person was scanned twice; the count is right.</summary>
    LetStand,

    /// <summary>Two people came in with one ticket: one more is inside than counted.</summary>
    TwoPeople,

    /// <summary>Nobody is inside with this ticket any more: one less is inside than counted.</summary>
    Corrected,

    /// <summary>Somebody is inside with a ticket that was not good: counted as come in.</summary>
    CountedIn,

    /// <summary>Nobody came in with it, or nobody stayed.</summary>
    NobodyIn,
}

/// <summary>
/// A scan by which a phone without a network let somebody in, and the server would not have: the ticket was inside already, or it was
/// not good. Or the reverse: the phone sent somebody away, and the server would have let them in. The scan changed nothing when it
/// arrived; somebody has to say what really happened. No scan is told of twice.
/// </summary>
[OfEvent(CopyArea.CheckIns, Left = CopyReason.AlreadyHappened, PartOf = typeof(Scan))]
public sealed class ScanConflict
{
    private ScanConflict() { }

    /// <summary>Two doors let the same ticket in.</summary>
    public ScanConflict(Guid eventId, Guid ticketId, Guid firstScanId, Guid secondScanId, DateTimeOffset foundAt)
    {
        EventId = eventId;
        TicketId = ticketId;
        FirstScanId = firstScanId;
        SecondScanId = secondScanId;
        FoundAt = foundAt.ToUniversalTime();
    }

    /// <summary>One door let in a ticket that was not good.</summary>
    /// <param name="scan">The phone's scan, as the server judged it.</param>
    /// <param name="ticketId">The ticket.</param>
    /// <param name="people">How many the phone let in by it.</param>
    /// <param name="knownSince">Since when the server knew, see <see cref="KnownSince"/>.</param>
    public static ScanConflict NotGood(Scan scan, Guid ticketId, int people, DateTimeOffset? knownSince) =>
        new(scan.EventId, ticketId, scan.Id, scan.Id, scan.ReceivedAt) { People = people, KnownSince = knownSince?.ToUniversalTime() };

    /// <summary>One door sent somebody away whose ticket is good. They are not inside, unless the server had let them in by that very scan.</summary>
    /// <param name="scan">As it stands.</param>
    /// <param name="ticketId">The ticket.</param>
    /// <param name="people">How many wanted to come in.</param>
    /// <param name="foundAt">When the server heard what the phone had said.</param>
    public static ScanConflict SentAway(Scan scan, Guid ticketId, int people, DateTimeOffset foundAt) =>
        new(scan.EventId, ticketId, scan.Id, scan.Id, foundAt) { People = people, TurnedAway = true };

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>The scan that let the ticket in, as the server knows it; the phone's own where the ticket was not good and no other did.</summary>
    public Guid FirstScanId { get; private set; }

    /// <summary>The scan that arrived later, from a phone that had let the ticket in by itself.</summary>
    public Guid SecondScanId { get; private set; }

    /// <summary>How many the phone let in, or sent away.</summary>
    public int People { get; private set; } = 1;

    /// <summary>
    /// Of a ticket that was not good: since when it was cancelled, revoked or waiting; before the doors open and after they close, when
    /// that is. Null where nobody knows.
    /// </summary>
    public DateTimeOffset? KnownSince { get; private set; }

    /// <summary>The phone sent somebody away whom the server would have let in, or did.</summary>
    public bool TurnedAway { get; private set; }

    /// <summary>Two doors let the ticket in; else one door and the server differ.</summary>
    public bool IsTwice => FirstScanId != SecondScanId;

    public DateTimeOffset FoundAt { get; private set; }

    public ConflictDecision Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    /// <summary>Whether the decision is an answer to what happened.</summary>
    public bool IsAnsweredBy(ConflictDecision decision) =>
        decision switch
        {
            ConflictDecision.LetStand or ConflictDecision.TwoPeople or ConflictDecision.Corrected => IsTwice,
            ConflictDecision.CountedIn or ConflictDecision.NobodyIn => !IsTwice,
            _ => false,
        };
}
