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
}

/// <summary>
/// A ticket that two doors let in while one of them had no network. The second scan changed nothing when it arrived; somebody has to
/// say what really happened. The unique pair of scans keeps a repeat from telling it twice.
/// </summary>
public sealed class ScanConflict
{
    private ScanConflict() { }

    public ScanConflict(Guid eventId, Guid ticketId, Guid firstScanId, Guid secondScanId, DateTimeOffset foundAt)
    {
        EventId = eventId;
        TicketId = ticketId;
        FirstScanId = firstScanId;
        SecondScanId = secondScanId;
        FoundAt = foundAt.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid TicketId { get; private set; }

    /// <summary>The scan that let the ticket in, as the server knows it.</summary>
    public Guid FirstScanId { get; private set; }

    /// <summary>The scan that arrived later, from a phone that had let the ticket in by itself.</summary>
    public Guid SecondScanId { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public ConflictDecision Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }
}
