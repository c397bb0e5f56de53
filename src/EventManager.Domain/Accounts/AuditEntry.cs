using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Accounts;

/// <summary>Who did what, for decisions that somebody may ask about later.</summary>
[OfEvent(CopyArea.History, Left = CopyReason.AlreadyHappened)]
public sealed class AuditEntry
{
    private AuditEntry() { }

    public AuditEntry(DateTimeOffset at, Guid? userId, Guid? eventId, string action, Guid? subjectId, string detail)
    {
        At = at.ToUniversalTime();
        UserId = userId;
        EventId = eventId;
        Action = action;
        SubjectId = subjectId;
        Detail = detail;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; private set; }

    public Guid? UserId { get; private set; }

    public Guid? EventId { get; private set; }

    /// <summary>For example <c>event.postponed</c>.</summary>
    [NotPersonal]
    public string Action { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    /// <summary>Numbers, states and dates; never a name or an address.</summary>
    [NotPersonal]
    public string Detail { get; private set; } = "";
}
