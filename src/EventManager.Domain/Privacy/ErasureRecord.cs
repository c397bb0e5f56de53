using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Privacy;

/// <summary>
/// The clean-up's proof: when it erased what, and of how many rows. It names an event, a kind of row and a purpose, and nobody; so it
/// outlives what it tells of.
/// </summary>
[OfEvent(CopyArea.History, Left = CopyReason.AlreadyHappened)]
public sealed class ErasureRecord
{
    private ErasureRecord() { }

    public ErasureRecord(DateTimeOffset at, Guid? eventId, string kind, string purpose, int rows)
    {
        At = at.ToUniversalTime();
        EventId = eventId;
        Kind = kind;
        Purpose = purpose;
        Rows = rows;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; private set; }

    /// <summary>Null for what belongs to no event.</summary>
    public Guid? EventId { get; private set; }

    /// <summary>The entity, as in the code: <c>Registration</c>.</summary>
    [NotPersonal]
    public string Kind { get; private set; } = "";

    /// <summary>As declared: <c>registration</c>, <c>catering</c>.</summary>
    [NotPersonal]
    public string Purpose { get; private set; } = "";

    /// <summary>Rows that held something of this purpose before, and nothing afterwards.</summary>
    public int Rows { get; private set; }
}
