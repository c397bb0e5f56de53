using EventManager.Domain.Common;

namespace EventManager.Domain.Registrations;

/// <summary>Where the event asks for it: how a guardian agreed that a minor takes part.</summary>
public enum GuardianConsent
{
    NotNeeded,
    Missing,
    ByMail,
    OnPaper,

    /// <summary>Somebody else registered the person, and nobody has said yet whether it is a minor: counts as missing at the door.</summary>
    Unsaid,
}

public sealed partial class Registration
{
    public GuardianConsent GuardianConsent { get; private set; }

    /// <summary>Whom the link was sent to; empty where the consent comes on paper.</summary>
    [Personal(Retention.AfterEvent, "guardian")]
    public string GuardianEmail { get; private set; } = "";

    public DateTimeOffset? GuardianConsentAt { get; private set; }

    /// <summary>The company whose training officer registered this person.</summary>
    public Guid? CompanyAccessId { get; set; }

    /// <summary>The invitation that this registration answers.</summary>
    public Guid? InvitationId { get; set; }

    /// <summary>What the organiser wrote with the decision about an application.</summary>
    [Personal(Retention.AfterEvent, "registration")]
    public string DecisionNote { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The person says to be younger than the event's limit: a guardian is asked by mail, or signs on paper.</summary>
    public void AskGuardian(string? email, DateTimeOffset now)
    {
        GuardianConsent = GuardianConsent.Missing;
        GuardianEmail = MailAddressRules.Clean(email);
        GuardianConsentAt = null;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>The event asks for it, and whoever registered the person could not say.</summary>
    public void LeaveAgeUnsaid() => GuardianConsent = GuardianConsent.Unsaid;

    /// <summary>The person says to be old enough.</summary>
    public void NeedsNoGuardian(DateTimeOffset now)
    {
        if (GuardianConsent is not GuardianConsent.Unsaid)
            return;
        GuardianConsent = GuardianConsent.NotNeeded;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>The guardian agreed. Agreeing twice is as good as once.</summary>
    public void GuardianAgreed(GuardianConsent how, DateTimeOffset now)
    {
        if (GuardianConsent is not (GuardianConsent.Missing or GuardianConsent.Unsaid))
            return;
        GuardianConsent = how;
        GuardianConsentAt = now.ToUniversalTime();
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>The guardian took it back, or it was marked by mistake.</summary>
    public void GuardianTookBack(DateTimeOffset now)
    {
        if (GuardianConsent is GuardianConsent.NotNeeded)
            return;
        GuardianConsent = GuardianConsent.Missing;
        GuardianConsentAt = null;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>The guardian's address goes; whether and when somebody agreed stays.</summary>
    public void ForgetGuardian(DateTimeOffset now)
    {
        GuardianEmail = "";
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>Waits for the organiser's decision; holds no seat.</summary>
    public void Apply(DateTimeOffset now)
    {
        State = RegistrationState.Applied;
        UpdatedAt = now.ToUniversalTime();
    }

    /// <summary>The organiser's words with a decision; who is accepted is then seated as everybody else.</summary>
    public void Decided(string? note, DateTimeOffset now)
    {
        DecisionNote = note?.Trim() ?? "";
        DecidedAt = now.ToUniversalTime();
        UpdatedAt = now.ToUniversalTime();
    }

    public void Reject(string? note, DateTimeOffset now)
    {
        Decided(note, now);
        State = RegistrationState.Rejected;
        RaiseCalendarSequence();
        Leave(now);
    }
}

/// <summary>Short keys that a ticket carries to the door: why somebody should look twice. Never a document, never a reason.</summary>
public static class DoorNotes
{
    public const string GuardianConsentMissing = "guardian-consent-missing";
    public const int MaxLength = 400;
}

/// <summary>What must be said where the event asks for a guardian's consent.</summary>
public static class GuardianRules
{
    public const int MaxAge = 18;

    /// <param name="event">The event, whose limit counts.</param>
    /// <param name="isMinor">Whether the person is younger than the limit; null where nothing was said.</param>
    /// <param name="guardianEmail">Empty where the consent comes on paper.</param>
    /// <param name="ownEmail">The person's own address, which proves nothing about a guardian.</param>
    /// <param name="later">True does not insist: somebody else registers for the person.</param>
    public static IEnumerable<Refusal> Check(Events.Event @event, bool? isMinor, string? guardianEmail, string? ownEmail, bool later)
    {
        if (@event.GuardianConsentUnderAge is null)
            yield break;
        if (isMinor is null && !later)
            yield return GuardianRefusals.AgeUnsaid;
        if (isMinor != true || MailAddressRules.Clean(guardianEmail).Length == 0)
            yield break;
        if (!MailAddressRules.IsValid(guardianEmail))
            yield return GuardianRefusals.EmailInvalid;
        else if (MailAddressRules.Normalise(guardianEmail) == MailAddressRules.Normalise(ownEmail ?? ""))
            yield return GuardianRefusals.EmailOwn;
    }
}

public static class GuardianRefusals
{
    public static readonly Refusal AgeUnsaid = new("guardians.age_unsaid") { Field = "minor" };
    public static readonly Refusal EmailInvalid = new("guardians.email_invalid") { Field = "guardianEmail" };
    public static readonly Refusal EmailOwn = new("guardians.email_own") { Field = "guardianEmail" };
    public static readonly Refusal NotNeeded = new("guardians.not_needed");
}
