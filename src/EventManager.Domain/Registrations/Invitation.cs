using EventManager.Domain.Common;
using EventManager.Domain.Events;

namespace EventManager.Domain.Registrations;

public enum InvitationReply
{
    None,
    Yes,
    No,

    /// <summary>Somebody else comes instead.</summary>
    Represented,
}

/// <summary>Somebody who is invited by name, and what that person answered.</summary>
[OfEvent(CopyArea.Invitations, Left = CopyReason.PersonalData)]
public sealed class Invitation : IVersioned
{
    public const int MaxNeedsLength = 400;

    /// <summary>Days after the event's end for which needs are kept: they serve the caterer and the seating, nothing else.</summary>
    public const int KeepNeedsDays = 14;

    private Invitation() { }

    public Invitation(Guid eventId, string name, string email, DateTimeOffset now)
    {
        EventId = eventId;
        Rename(name);
        Email = MailAddressRules.Clean(email);
        NormalizedEmail = MailAddressRules.Normalise(email);
        InvitedAt = now.ToUniversalTime();
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    [Personal(Retention.AfterEvent, "invitation")]
    public string Name { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string SearchName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string SortName { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string Email { get; private set; } = "";

    [Personal(Retention.AfterEvent, "invitation")]
    public string NormalizedEmail { get; private set; } = "";

    public DateTimeOffset InvitedAt { get; private set; }

    public InvitationReply Reply { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    public DateTimeOffset? DeclinedAt { get; set; }

    /// <summary>The answer came out of a calendar, not from the invitation's page.</summary>
    public bool IsAnsweredByCalendar { get; private set; }

    /// <summary>When a calendar last said "perhaps". That is no answer: no seat is taken, and who has not answered is still asked.</summary>
    public DateTimeOffset? TentativeAt { get; private set; }

    /// <summary>Its mail asks by calendar: the entry's UID is out and stays for life, through yes and no.</summary>
    public bool AsksByCalendar { get; set; }

    /// <summary>Who comes instead.</summary>
    [Personal(Retention.AfterEvent, "invitation")]
    public string RepresentedBy { get; private set; } = "";

    /// <summary>Who comes along.</summary>
    [Personal(Retention.AfterEvent, "invitation")]
    public string GuestName { get; private set; } = "";

    /// <summary>What to eat and what not; kept for <see cref="KeepNeedsDays"/>.</summary>
    [Personal(Retention.AfterEvent, "catering")]
    public string DietaryNeeds { get; private set; } = "";

    /// <summary>Step-free, sign language, quiet place …; kept for <see cref="KeepNeedsDays"/>.</summary>
    [Personal(Retention.AfterEvent, "accessibility")]
    public string AccessNeeds { get; private set; } = "";

    /// <summary>When those who had not answered were last reminded.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>Raised to make older personal links useless.</summary>
    public int LinkVersion { get; private set; } = 1;

    public long Version { get; set; }

    public void RevokeLink() => LinkVersion++;

    public void Rename(string name)
    {
        Name = PersonNames.Clean(name);
        (SearchName, SortName) = (SearchText.Stored(name), SortKey.Of(name));
    }

    public void Accept(string guest, InvitationNeeds needs, AnswerTime time)
    {
        Answer(InvitationReply.Yes, time);
        GuestName = PersonNames.Clean(guest);
        Keep(needs);
    }

    /// <summary>A calendar says yes for who comes already: guest and needs stay as they were given on the page.</summary>
    public void AcceptAgain(AnswerTime time)
    {
        if (Reply is not InvitationReply.Yes)
            Answer(InvitationReply.Yes, time);
        else
            Remember(time);
    }

    public void SendSomebodyElse(string name, InvitationNeeds needs, AnswerTime time)
    {
        Answer(InvitationReply.Represented, time);
        RepresentedBy = PersonNames.Clean(name);
        Keep(needs);
    }

    public void Decline(AnswerTime time)
    {
        Answer(InvitationReply.No, time);
        DeclinedAt = RepliedAt;
    }

    public void NoteTentative(DateTimeOffset at) => TentativeAt = at.ToUniversalTime();

    private void Answer(InvitationReply reply, AnswerTime time)
    {
        Reply = reply;
        Remember(time);
        DeclinedAt = null;
        (RepresentedBy, GuestName, DietaryNeeds, AccessNeeds) = ("", "", "", "");
    }

    private void Remember(AnswerTime time) =>
        (RepliedAt, IsAnsweredByCalendar, TentativeAt) = (time.At.ToUniversalTime(), time.IsByCalendar, null);

    private void Keep(InvitationNeeds needs) =>
        (DietaryNeeds, AccessNeeds) = (PersonNames.Clean(needs.Dietary), PersonNames.Clean(needs.Access));
}

/// <summary>When somebody answered: on the page now, in a calendar some time ago.</summary>
/// <param name="At">The instant.</param>
/// <param name="IsByCalendar">It came out of a calendar.</param>
public readonly record struct AnswerTime(DateTimeOffset At, bool IsByCalendar = false);

/// <summary>What somebody needs at the table and in the house, as typed.</summary>
public sealed record InvitationNeeds(string? Dietary, string? Access);

public static class InvitationRefusals
{
    public static readonly Refusal NotFound = new("invitations.not_found");
    public static readonly Refusal NameMissing = new("invitations.name_missing") { Field = "name" };
    public static readonly Refusal AnswerMissing = new("invitations.answer_missing") { Field = "reply" };
    public static readonly Refusal GuestMissing = new("invitations.guest_missing") { Field = "guest" };
    public static readonly Refusal GuestTooLong = new("registrations.name_too_long", PersonNames.MaxLength) { Field = "guest" };
    public static readonly Refusal NoGuests = new("invitations.no_guests") { Field = "guest" };
    public static readonly Refusal NeedsTooLong = new("invitations.needs_too_long", Invitation.MaxNeedsLength) { Field = "needs" };
    public static readonly Refusal RepresentativeSame = new("invitations.representative_same") { Field = "person.email" };

    /// <summary>A "no" to an invitation gives up one seat, never a whole class that came by another way.</summary>
    public static readonly Refusal ClassRegistered = new("invitations.class_registered") { Field = "reply" };
    public static readonly Refusal NobodyToRemind = new("invitations.nobody_to_remind");

    /// <summary>Of one person: answered, reminded within a day, or never invited by mail.</summary>
    public static readonly Refusal NotToRemind = new("invitations.not_to_remind");
}
