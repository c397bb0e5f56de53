namespace EventManager.Mail.Replies;

/// <summary>What a calendar answered.</summary>
public enum CalendarAnswer
{
    Accepted,
    Declined,
    Tentative,

    /// <summary>Neither yes nor no: another time is proposed, somebody else is sent, one date of a series is meant, or it cannot be told.</summary>
    Other,
}

/// <summary>A calendar's answer to an entry of ours (METHOD:REPLY, or COUNTER). What was written beside it is not read.</summary>
public sealed record ReceivedReply
{
    /// <summary>What was asked: both the entry's UID and the address that it came to say so, or the UID alone. Null where it is none of ours.</summary>
    public required Guid? EntryId { get; init; }

    /// <summary>The mail's one sender; empty for none or more.</summary>
    public required string From { get; init; }

    /// <summary>The server that received the mail says that it does not come from <see cref="From"/>.</summary>
    public required bool IsRefuted { get; init; }

    /// <summary>Who answers, as the calendar says it; empty for nobody.</summary>
    public required string Attendee { get; init; }

    public required CalendarAnswer Answer { get; init; }

    /// <summary>Of the version that is answered.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it was answered, as calendar and mail say it, the earlier of both; null where neither does.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>The same message has the same, so that it counts once however often it is read.</summary>
    public required Guid Key { get; init; }
}
