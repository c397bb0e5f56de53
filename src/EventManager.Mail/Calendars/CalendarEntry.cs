namespace EventManager.Mail.Calendars;

/// <summary>One appointment for a calendar (a VEVENT of RFC 5545).</summary>
public sealed record CalendarEntry
{
    /// <summary>Stays the same for the appointment's whole life; best ends in <c>@domain</c>.</summary>
    public required string Uid { get; init; }

    /// <summary>Grows with every change that was sent; a calendar ignores what is older than it knows. Starts at 0.</summary>
    public int Sequence { get; init; }

    /// <summary>When this version was made.</summary>
    public required DateTimeOffset Stamp { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>IANA name. Times in Europe/Berlin are written in local time with the zone's rules; others in UTC, which shows the same instant.</summary>
    public string TimeZone { get; init; } = BerlinTime.Id;

    public required string Summary { get; init; }

    public string? Location { get; init; }

    public string? Description { get; init; }

    public Uri? Url { get; init; }

    /// <summary>
    /// Needed by every method. Clients take an update and a cancellation only from who sent the first one: the same for the entry's whole life,
    /// and the mail's sender.
    /// </summary>
    public MailAddress? Organizer { get; init; }

    /// <summary>Guests; left out when an entry is only published (RFC 5546 forbids them there).</summary>
    public IReadOnlyList<MailAddress> Attendees { get; init; } = [];

    /// <summary>Whether guests shall answer. Default false: they have booked already and count as coming.</summary>
    public bool AsksForReply { get; init; }

    public CalendarStatus Status { get; init; } = CalendarStatus.Confirmed;

    /// <summary>How long before the start to remind; null: not at all.</summary>
    public TimeSpan? RemindBefore { get; init; }
}

public enum CalendarStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}
