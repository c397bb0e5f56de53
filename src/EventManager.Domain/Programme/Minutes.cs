using EventManager.Domain.Common;

namespace EventManager.Domain.Programme;

public enum MinutesState
{
    Draft,
    Approved,
    Sent,
}

/// <summary>The minutes (Protokoll) of a session. Every saved text is a revision; approving and sending name one of them.</summary>
public sealed class Minutes : IVersioned
{
    private Minutes() { }

    public Minutes(Guid sessionId) => SessionId = sessionId;

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Unique: a session has one set of minutes.</summary>
    public Guid SessionId { get; private set; }

    public MinutesState State { get; private set; } = MinutesState.Draft;

    public int LastRevision { get; private set; }

    /// <summary>The revision that was approved; what is sent and archived.</summary>
    public int? ApprovedRevision { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public List<MinutesRevision> Revisions { get; private set; } = [];

    public long Version { get; set; }

    /// <summary>Saves a new text. Approved or sent minutes become a draft again; what was sent stays what it was.</summary>
    public MinutesRevision Revise(string markdown, string decisions, string tasks, string author, DateTimeOffset now)
    {
        LastRevision++;
        State = MinutesState.Draft;
        var revision = new MinutesRevision(Id, LastRevision, markdown, decisions, tasks, author, now);
        Revisions.Add(revision);
        return revision;
    }

    /// <param name="revision">The revision that was read; refused where a newer one was saved meanwhile.</param>
    /// <param name="now">The instant of asking.</param>
    public Refusal? Approve(int revision, DateTimeOffset now)
    {
        if (LastRevision == 0)
            return MinutesRefusals.Empty;
        if (revision != LastRevision)
            return MinutesRefusals.NewerRevision;
        ApprovedRevision = revision;
        ApprovedAt = now.ToUniversalTime();
        State = MinutesState.Approved;
        return null;
    }

    public Refusal? MarkSent(DateTimeOffset now)
    {
        if (State is MinutesState.Draft)
            return MinutesRefusals.NotApproved;
        State = MinutesState.Sent;
        SentAt = now.ToUniversalTime();
        return null;
    }
}

/// <summary>One saved text of minutes.</summary>
public sealed class MinutesRevision
{
    private MinutesRevision() { }

    internal MinutesRevision(Guid minutesId, int number, string markdown, string decisions, string tasks, string author, DateTimeOffset now)
    {
        MinutesId = minutesId;
        Number = number;
        Markdown = markdown;
        Decisions = decisions;
        Tasks = tasks;
        Author = author;
        SavedAt = now.ToUniversalTime();
    }

    public Guid MinutesId { get; private set; }

    public int Number { get; private set; }

    [Personal(Retention.AfterEvent, "minutes")]
    public string Markdown { get; private set; } = "";

    /// <summary>One decision a line.</summary>
    [Personal(Retention.AfterEvent, "minutes")]
    public string Decisions { get; private set; } = "";

    /// <summary>One task a line: what | who | until when (24.08.2026).</summary>
    [Personal(Retention.AfterEvent, "minutes")]
    public string Tasks { get; private set; } = "";

    [Personal(Retention.AfterEvent, "minutes")]
    public string Author { get; private set; } = "";

    /// <summary>The account behind the name, which goes when the account is deleted; null in texts from before this was kept.</summary>
    public Guid? AuthorId { get; set; }

    public DateTimeOffset SavedAt { get; private set; }
}

/// <summary>That somebody was sent the minutes. The unique pair makes a second time impossible.</summary>
public sealed class MinutesDelivery
{
    private MinutesDelivery() { }

    public MinutesDelivery(Guid minutesId, Guid registrationId, int revision, DateTimeOffset now)
    {
        MinutesId = minutesId;
        RegistrationId = registrationId;
        Revision = revision;
        QueuedAt = now.ToUniversalTime();
    }

    public Guid MinutesId { get; private set; }

    public Guid RegistrationId { get; private set; }

    public int Revision { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }
}
