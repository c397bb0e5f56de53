using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;

namespace EventManager.Web.Features.Registrations;

/// <summary>Somebody wants to come.</summary>
/// <param name="Slug">The event.</param>
/// <param name="Person">Who, as typed.</param>
/// <param name="Language">The code of one of the program's languages.</param>
/// <param name="PartySize">People, 1 to the event's limit.</param>
internal sealed record RegisterVisitor(string Slug, Person Person, string Language, int PartySize)
{
    /// <summary>One wished time; shorter for a list of one.</summary>
    public Guid? TimeSlotId { get; init; }

    /// <summary>Wished times, best first; the first that has room is given. Empty for any time.</summary>
    public IReadOnlyList<Guid> WishedSlots { get; init; } = [];

    /// <summary>The category's code; null for the event's visitors.</summary>
    public string? Category { get; init; }

    /// <summary>For a category of classes: the class. Its people are the party.</summary>
    public ClassDetails? Class { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Purpose and version of each wording that was agreed to.</summary>
    public IReadOnlyList<(string Purpose, string TextVersion)> Consents { get; init; } = [];

    /// <summary>Answers to the event's own questions.</summary>
    public IReadOnlyList<GivenAnswer> Answers { get; init; } = [];

    /// <summary>True does not insist on what only the person can say (answers, age): it is asked on the personal page.</summary>
    public bool AnswersLater { get; init; }

    /// <summary>Where the event asks for guardians: whether the person is younger than its limit; null where nothing was said.</summary>
    public bool? IsMinor { get; init; }

    /// <summary>Who is asked for consent by mail; empty brings it on paper.</summary>
    public string? GuardianEmail { get; init; }

    /// <summary>The company whose training officer registers this person.</summary>
    public Guid? CompanyAccessId { get; init; }

    /// <summary>What the invited person answered, with <see cref="InvitationId"/>.</summary>
    public GivenReply? Reply { get; init; }

    /// <summary>From the public form: who is registered already is told by mail; null refuses a second registration.</summary>
    public FormMailKeys? TellsByMail { get; init; }

    /// <summary>True asks by mail first (double opt-in); only staff and programs may skip it.</summary>
    public bool ConfirmEmail { get; init; } = true;

    /// <summary>The invitation that the person came by.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>True where an organiser writes it down for a caller: also after the deadline and before registration opens.</summary>
    public bool ByHand { get; init; }

    /// <summary>True where the caller has already seen that the event may be joined in this way (link, staff, program).</summary>
    public bool HasAccess { get; init; }

    /// <summary>The code that was asked for.</summary>
    public string CategoryCode => string.IsNullOrWhiteSpace(Category) ? TicketCategory.Visitor : Category.Trim();

    /// <summary>Wishes in order, each once.</summary>
    public IReadOnlyList<Guid> Wishes =>
        WishedSlots.Count > 0 ? [.. WishedSlots.Distinct()]
        : TimeSlotId is { } one ? [one]
        : [];
}

/// <summary>
/// Once-keys of the mails that one address gets by an event's public form within ten minutes: two, whether or not it was registered
/// before, so that neither words nor time tell a stranger which.
/// </summary>
internal sealed record FormMailKeys(string First, string Second)
{
    public static FormMailKeys Of(string key, DateTimeOffset now)
    {
        var window = now.UtcTicks / (TimeSpan.TicksPerMinute * 10);
        return new($"form:{key}:{window}", $"again:{key}:{window}");
    }
}

/// <summary>What somebody who is invited by name answers.</summary>
/// <param name="Guest">Who comes along; empty for nobody.</param>
/// <param name="RepresentedBy">Who comes instead; null where the invited person comes.</param>
internal sealed record GivenReply(string Guest, string? RepresentedBy, InvitationNeeds Needs)
{
    /// <summary>When a calendar answered; null for the page, now.</summary>
    public DateTimeOffset? ByCalendarAt { get; init; }

    /// <summary>Writes it down, the first time and again.</summary>
    public void Note(Invitation invitation, DateTimeOffset now)
    {
        var time = new AnswerTime(ByCalendarAt ?? now, ByCalendarAt is not null);
        if (RepresentedBy is { } name)
            invitation.SendSomebodyElse(name, Needs, time);
        else
            invitation.Accept(Guest, Needs, time);
    }
}

/// <summary>What became of it.</summary>
/// <param name="Id">The registration.</param>
/// <param name="State">Confirmed, waitlisted, or waiting for the click in the mail.</param>
/// <param name="WaitingPosition">1 is next; null where nobody waits.</param>
internal sealed record RegistrationReceipt(Guid Id, RegistrationState State, int? WaitingPosition)
{
    public Guid EventId { get; init; }

    /// <summary>Tickets that were made by this very command, by their number; null where they stand in the database only.</summary>
    public IReadOnlyList<Guid>? Tickets { get; init; }
}
