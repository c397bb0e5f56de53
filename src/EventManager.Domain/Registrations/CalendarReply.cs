namespace EventManager.Domain.Registrations;

/// <summary>What became of a calendar's answer.</summary>
public enum CalendarReplyOutcome
{
    /// <summary>Counts as if it had been given on the invitation's page.</summary>
    Taken,

    /// <summary>"Perhaps": noted, no seat is taken.</summary>
    Tentative,

    /// <summary>Something newer was answered meanwhile.</summary>
    Older,

    /// <summary>Older than what counts, and says the opposite: a clock that is slow, or a mail that took long. Who is invited has to know.</summary>
    Overtaken,

    /// <summary>From another address than the invited one: passed on to a colleague, or made up.</summary>
    OtherPerson,

    /// <summary>Our own mail server says that it does not come from where it claims to.</summary>
    Unauthenticated,

    /// <summary>No seat is free.</summary>
    Full,

    /// <summary>The event is over, called off, or takes no registrations any more.</summary>
    Late,

    /// <summary>The event has questions that only the page asks.</summary>
    QuestionsOpen,

    /// <summary>The event has changed since the entry was made that is answered.</summary>
    Changed,

    /// <summary>Neither yes nor no: another time, somebody else, one date of a series.</summary>
    NotAnAnswer,

    /// <summary>Refused for another reason.</summary>
    NotPossible,

    /// <summary>Belongs to no invitation of ours.</summary>
    Unknown,
}

/// <summary>An answer of a calendar as it was read. Names nobody: the invitation does. Who else wrote it, and what beside, is not kept.</summary>
public sealed class CalendarReply
{
    private CalendarReply() { }

    public CalendarReply(Guid id, Guid? invitationId, CalendarReplyOutcome outcome, DateTimeOffset now)
    {
        Id = id;
        InvitationId = invitationId;
        Outcome = outcome;
        At = now.ToUniversalTime();
    }

    /// <summary>What is left undone, and told to who is invited.</summary>
    public static readonly IReadOnlyList<CalendarReplyOutcome> NotTaken =
    [
        CalendarReplyOutcome.Overtaken,
        CalendarReplyOutcome.OtherPerson,
        CalendarReplyOutcome.Unauthenticated,
        CalendarReplyOutcome.Full,
        CalendarReplyOutcome.Late,
        CalendarReplyOutcome.QuestionsOpen,
        CalendarReplyOutcome.Changed,
        CalendarReplyOutcome.NotAnAnswer,
        CalendarReplyOutcome.NotPossible,
    ];

    /// <summary>Of the message: one that is read again counts once.</summary>
    public Guid Id { get; private set; }

    /// <summary>Null where it belongs to none.</summary>
    public Guid? InvitationId { get; private set; }

    public CalendarReplyOutcome Outcome { get; private set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset At { get; private set; }
}
