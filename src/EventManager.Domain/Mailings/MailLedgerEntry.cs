using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Mailings;

/// <summary>What became of a rule's mail to somebody; what became of the mail itself, its row of the outbox says.</summary>
public enum LedgerState
{
    /// <summary>Its mail is in the outbox.</summary>
    Written,

    /// <summary>It was due while nothing ran, and was of no use any more when something did.</summary>
    Missed,
}

/// <summary>
/// That a rule has done its work for one recipient and one occasion. Unique in these four: nobody gets the same mail twice, whichever nodes
/// look at the same moment, and after a crash.
/// </summary>
[OfEvent(CopyArea.Mails, Left = CopyReason.AlreadyHappened)]
public sealed class MailLedgerEntry
{
    private MailLedgerEntry() { }

    /// <param name="rule">The rule.</param>
    /// <param name="recipientId">The registration.</param>
    /// <param name="aboutId">What it counts from: the event, a time of arrival, a session, the registration itself.</param>
    /// <param name="occasionAt">When that is. Of a postponed event it is another one, and the rule goes again.</param>
    /// <param name="dueAt">When the mail was due.</param>
    /// <param name="now">The instant of writing.</param>
    /// <param name="mailId">Its mail; null where it was missed.</param>
    public MailLedgerEntry(
        MailRule rule,
        Guid recipientId,
        Guid aboutId,
        DateTimeOffset occasionAt,
        DateTimeOffset dueAt,
        DateTimeOffset now,
        Guid? mailId
    )
    {
        (EventId, RuleId, RecipientId, AboutId) = (rule.EventId, rule.Id, recipientId, aboutId);
        OccasionAt = Instant.Cut(occasionAt);
        (DueAt, WrittenAt, MailId) = (dueAt.ToUniversalTime(), now.ToUniversalTime(), mailId);
        State = mailId is null ? LedgerState.Missed : LedgerState.Written;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    public Guid RuleId { get; private set; }

    public Guid RecipientId { get; private set; }

    public Guid AboutId { get; private set; }

    public DateTimeOffset OccasionAt { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public Guid? MailId { get; private set; }

    public LedgerState State { get; private set; }
}
