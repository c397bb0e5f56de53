using EventManager.Domain.Events;

namespace EventManager.Domain.Common;

public enum BackgroundTaskState
{
    Waiting,

    /// <summary>A node is at it; if the node dies, another takes it up once the lease is over.</summary>
    Running,
    Done,

    /// <summary>Ended without a result; what it wrote before stays.</summary>
    Failed,

    /// <summary>Stopped by its owner; what it wrote before stays.</summary>
    Cancelled,
}

/// <summary>
/// Work of one person that takes longer than they should wait: a large table, an import, a copy. The row is the work: it goes on when the
/// page is left or a node dies, and its result waits until it expires.
/// </summary>
[OfEvent(CopyArea.History, Left = CopyReason.AlreadyHappened)]
public sealed class BackgroundTask
{
    private BackgroundTask() { }

    /// <param name="kind">Names what is to be done: <c>tables.registrations</c>.</param>
    /// <param name="userId">Whose it is; nobody else sees it or its result.</param>
    /// <param name="eventId">Null where it belongs to no event.</param>
    /// <param name="language">The language of what it writes.</param>
    /// <param name="now">The instant of asking.</param>
    public BackgroundTask(string kind, Guid userId, Guid? eventId, string language, DateTimeOffset now)
    {
        Kind = kind;
        UserId = userId;
        EventId = eventId;
        Language = language;
        CreatedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    [NotPersonal]
    public string Kind { get; private set; } = "";

    public Guid UserId { get; private set; }

    public Guid? EventId { get; private set; }

    [NotPersonal]
    public string Language { get; private set; } = "";

    /// <summary>What the kind needs to know beside the event, in its own form; never about a person.</summary>
    [NotPersonal]
    public string Arguments { get; set; } = "";

    public BackgroundTaskState State { get; private set; }

    /// <summary>Rows done, of <see cref="Total"/>.</summary>
    public int Done { get; private set; }

    /// <summary>0 until it is known.</summary>
    public int Total { get; private set; }

    public bool CancelRequested { get; private set; }

    /// <summary>How many nodes have begun it. The parts of its file carry the number, so that two that overlap do not mix.</summary>
    public int Attempts { get; private set; }

    public Guid? ClaimId { get; private set; }

    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Where it runs or ran last.</summary>
    [NotPersonal]
    public string Node { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How far it is, written in the same transaction as the work itself: after a crash nothing is done twice.</summary>
    [NotPersonal]
    public string Checkpoint { get; private set; } = "";

    /// <summary>Key of the words that say how it ended.</summary>
    [NotPersonal]
    public string ResultKey { get; private set; } = "";

    /// <summary>The numbers in those words, separated by commas.</summary>
    [NotPersonal]
    public string ResultNumbers { get; private set; } = "";

    /// <summary>A page of ours on which the result is to be seen.</summary>
    [NotPersonal]
    public string ResultLink { get; private set; } = "";

    /// <summary>Name of the file that waits; empty without one.</summary>
    [NotPersonal]
    public string ResultFile { get; private set; } = "";

    /// <summary>For administrators; without personal data.</summary>
    [NotPersonal]
    public string LastError { get; private set; } = "";
}

/// <summary>A piece of what a task was made from (attempt 0) or of the file that it wrote: short enough that no row is large.</summary>
public sealed class BackgroundTaskPart
{
    private BackgroundTaskPart() { }

    public BackgroundTaskPart(Guid taskId, int attempt, int position, byte[] content)
    {
        TaskId = taskId;
        Attempt = attempt;
        Position = position;
        Content = content;
    }

    public Guid TaskId { get; private set; }

    public int Attempt { get; private set; }

    public int Position { get; private set; }

    [Personal(Retention.AfterTask, "export or import")]
    public byte[] Content { get; private set; } = [];
}
