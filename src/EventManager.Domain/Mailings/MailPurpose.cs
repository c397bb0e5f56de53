namespace EventManager.Domain.Mailings;

/// <summary>What a mail is for. The number is its place in the queue: what is due goes in this order.</summary>
public enum MailPurpose
{
    /// <summary>
    /// Somebody waits for it, or must know it: ticket, confirmation, link, password, cancellation. It goes at any hour, and to everybody whose
    /// address exists.
    /// </summary>
    Service = 0,

    /// <summary>About something that the reader takes part in: reminder, minutes, offer.</summary>
    Notice = 1,

    /// <summary>Unasked: invitation, newsletter. It can be unsubscribed from with one click.</summary>
    Unasked = 2,
}

public static class MailPurposes
{
    private static readonly HashSet<string> Unasked =
    [
        "event-invitation",
        "event-invitation-reminder",
        "event-invitation-message",
        "newsletter",
    ];

    private static readonly HashSet<string> Notices =
    [
        "event-reminder",
        "event-message",
        "exhibitor-reminder",
        "exhibitor-message",
        "company-message",
        "team-message",
        "minutes",
        "minutes-correction",
        "audit-head",
        "checklist-due",
    ];

    /// <summary>A kind that nobody thought of here is a service mail: rather one too many than a ticket that waits for the morning.</summary>
    public static MailPurpose Of(string kind) =>
        Unasked.Contains(kind) ? MailPurpose.Unasked
        : Notices.Contains(kind) ? MailPurpose.Notice
        : MailPurpose.Service;
}
