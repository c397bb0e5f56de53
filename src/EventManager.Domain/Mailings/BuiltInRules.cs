using System.Security.Cryptography;
using System.Text;
using EventManager.Domain.Programme;

namespace EventManager.Domain.Mailings;

/// <summary>
/// Mails that go out at once when something happens, and to more than one person in a row: each event has one rule for each of them, that
/// nobody added and nobody can remove. Whoever makes it happen writes ledger and outbox in the same transaction; stopping, going on, the
/// ledger and what was said are those of every other rule.
/// </summary>
public static class BuiltInRules
{
    public const string Offer = "registration-offer";
    public const string SessionPlace = "session-place";
    public const string Invitation = "event-invitation";
    public const string InvitationReminder = MailRule.InvitedReminder;
    public const string Minutes = "minutes";
    public const string Correction = "minutes-correction";

    /// <summary>
    /// Not a mail but a wish: that <see cref="Minutes"/> go by themselves, so many hours after they were approved. Off until somebody
    /// switches it on; what it sends are minutes as all others, in their ledger.
    /// </summary>
    public const string ApprovedMinutes = "minutes-approved";

    /// <summary>The hours that are offered first: a day to find what is wrong.</summary>
    public const int UsualHours = 24;

    public const string Changed = "event-changed";
    public const string Postponed = "event-postponed";
    public const string Cancelled = "event-cancelled";
    public const string Reinstated = "event-reinstated";
    public const string PostponedInvolved = "event-postponed-involved";
    public const string CancelledInvolved = "event-cancelled-involved";
    public const string ReinstatedInvolved = "event-reinstated-involved";
    public const string SessionCancelled = "session-cancelled";

    /// <summary>To people of several kinds, who plan with an event without being registered for it.</summary>
    public static readonly IReadOnlyList<string> ToInvolved = [PostponedInvolved, CancelledInvolved, ReinstatedInvolved];

    /// <summary>
    /// What tells of a change of the event: never off, since nobody should travel to what does not take place. What is under way can be
    /// stopped and goes on; the next change is told whatever was stopped before.
    /// </summary>
    public static readonly IReadOnlyList<string> Changes =
    [
        Changed,
        Postponed,
        PostponedInvolved,
        Cancelled,
        CancelledInvolved,
        Reinstated,
        ReinstatedInvolved,
        SessionCancelled,
    ];

    /// <summary>In the order in which an event comes to them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Invitation,
        InvitationReminder,
        Offer,
        SessionPlace,
        Minutes,
        Correction,
        .. Changes,
    ];

    /// <summary>Whether it is one of <see cref="Changes"/>.</summary>
    public static bool IsOfChange(string mail) => Changes.Contains(mail);

    /// <summary>The same at all times and on every node, so that two who need it at once have one.</summary>
    public static Guid IdOf(Guid eventId, string mail)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{eventId:N}:{mail}"), hash);
        // Version 8 of RFC 9562: what the bits mean is ours.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public static MailRule Of(Guid eventId, string mail)
    {
        var isWish = mail == ApprovedMinutes;
        var timing = new MailTiming(MailAnchor.Happening, true, isWish ? UsualHours : 0, isWish ? MailUnit.Hours : MailUnit.Minutes, null);
        var rule = new MailRule(eventId, mail, timing, IdOf(eventId, mail)) { MinutesTo = isWish ? MinutesAudience.Present : null };
        if (isWish)
            rule.Stop();
        return rule;
    }
}
