using EventManager.Mail;
using EventManager.Mail.Replies;
using EventManager.Web.Platform.Security;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails.Bounces;

/// <summary>
/// What invitations in calendars are called and where their answers come to. All four clients answer to the organiser's address and name the
/// entry by its UID, so both carry the invitation under a signature: the address brings the answer into the mailbox that is read, and nobody can
/// answer for somebody else by changing a letter.
/// </summary>
internal sealed class CalendarReplies(IOptions<MailOptions> settings, SiteSecrets secrets)
{
    private readonly Lazy<SignedIds> entries = new(
        () => new(secrets.Get("calendar-replies"), "entry"),
        LazyThreadSafetyMode.PublicationOnly
    );

    private readonly Lazy<SignedAddress?> addresses = new(
        () =>
            settings.Value.BounceAddress.Length > 0
                ? new(new MailAddress(settings.Value.BounceAddress), new(secrets.Get("calendar-replies"), "reply"))
                : null,
        LazyThreadSafetyMode.PublicationOnly
    );

    /// <summary>Only then is anybody asked by calendar.</summary>
    public bool AreRead => settings.Value is { CalendarReplies: true, BounceAddress.Length: > 0, BounceMailbox.IsSet: true };

    /// <summary>Null where none are read.</summary>
    public ReplyReading? Reading => AreRead && addresses.Value is { } ours ? new(entries.Value, ours) : null;

    /// <summary>The UID of an invitation's entry, whether or not answers are read: it is for life.</summary>
    public string Uid(Guid invitation, string host) => $"invitation-{entries.Value.Token(invitation)}@{host}";

    /// <summary>Null where no answers are read: a mail from there would be refused by a server that sends for the house's own sender alone.</summary>
    public MailAddress? Of(Guid invitation, string? displayName) => AreRead ? addresses.Value?.Of(invitation, displayName) : null;
}
