using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.CheckIn;

/// <summary>When the doors are open: two hours before the event begins until two hours after its end, both included.</summary>
public readonly record struct AdmissionWindow(DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
{
    public static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    /// <param name="startsAt">The event's beginning.</param>
    /// <param name="endsAt">The event's end.</param>
    /// <param name="opensAt">When the organiser opens the door; null is two hours before the beginning.</param>
    public static AdmissionWindow Of(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset? opensAt = null) =>
        new(opensAt ?? startsAt - Margin, endsAt + Margin);
}

/// <summary>Everything that a verdict depends on.</summary>
public sealed record ScanFacts
{
    /// <summary>The text had the form of a ticket code.</summary>
    public required bool CodeRead { get; init; }

    /// <summary>The code names the event of this door.</summary>
    public bool EventMatches { get; init; }

    /// <summary>One of the event's keys signed it.</summary>
    public bool SignatureValid { get; init; }

    /// <summary>That key was revoked.</summary>
    public bool KeyRevoked { get; init; }

    /// <summary>The event was called off: its tickets let nobody in.</summary>
    public bool EventCancelled { get; init; }

    /// <summary>Null where the ticket is not there.</summary>
    public TicketState? Ticket { get; init; }

    /// <summary>
    /// What becomes of a genuine ticket that is not there, where the list of tickets may be behind, as a phone's is. Null where every
    /// ticket is known: then there is no such ticket.
    /// </summary>
    public UnlistedTickets? Unlisted { get; init; }

    public RegistrationState Registration { get; init; } = RegistrationState.Confirmed;

    /// <summary>Of a party: somebody of it.</summary>
    public bool Inside { get; init; }

    /// <summary>Was let in before, here or at another door.</summary>
    public bool WasAdmitted { get; init; }

    /// <summary>People who come in on this ticket.</summary>
    public int People { get; init; } = 1;

    /// <summary>How many of a party have come.</summary>
    public int Arrived { get; init; }

    /// <summary>How many come in by this scan.</summary>
    public int Entering { get; init; } = 1;

    /// <summary>How many more may come into the zone; null where nothing limits it, or nobody knows.</summary>
    public int? Room { get; init; }

    /// <summary>A supervisor lets in above the limit.</summary>
    public bool Override { get; init; }

    /// <summary>
    /// This door takes the ticket's category, and the ticket is on its list where it has one. Of a ticket that is not listed yet: the
    /// door takes every ticket.
    /// </summary>
    public bool OnList { get; init; } = true;

    public GateRules Gate { get; init; } = GateRules.Open;

    public required ScanDirection Direction { get; init; }

    public required AdmissionWindow Window { get; init; }

    /// <summary>When the ticket was shown.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>
/// What the door says. Pure, so that the server and the phone without a network answer alike; the cases of both are in
/// <c>tests/vectors/verdicts.json</c>.
/// </summary>
public static class VerdictRules
{
    public static Verdict Judge(ScanFacts facts) => Explain(facts).Verdict;

    public static Judgement Explain(ScanFacts facts)
    {
        if (Genuineness(facts) is { } forged)
            return new(forged);
        // Whoever is inside may go, whatever became of the ticket since: the number of people inside must be true.
        if (facts is { Direction: ScanDirection.Out })
            return new(facts.Inside ? Verdict.Left : Standing(facts) ?? Verdict.Left);
        if ((Standing(facts) ?? Timeliness(facts)) is { } refused)
            return new(refused);
        return AtGate(facts) ?? AtLimit(AtEntry(facts), facts);
    }

    private static Verdict? Genuineness(ScanFacts facts) =>
        !facts.CodeRead ? Verdict.Unknown
        : !facts.EventMatches ? Verdict.WrongEvent
        : !facts.SignatureValid ? Verdict.InvalidSignature
        : facts.KeyRevoked ? Verdict.Revoked
        : facts is { Ticket: null, Unlisted: null } ? Verdict.Unknown
        : null;

    private static Verdict? Standing(ScanFacts facts) =>
        facts.Ticket switch
        {
            _ when facts.EventCancelled => Verdict.EventCancelled,
            TicketState.Revoked => Verdict.Revoked,
            TicketState.Cancelled => Verdict.Cancelled,
            // Nobody knows what became of it; whether it may come in is asked at the entry.
            null => null,
            _ => facts.Registration switch
            {
                RegistrationState.Cancelled or RegistrationState.Expired or RegistrationState.Rejected => Verdict.Cancelled,
                RegistrationState.Confirmed => null,
                _ => Verdict.Waitlisted,
            },
        };

    private static Verdict? Timeliness(ScanFacts facts) =>
        facts.Now < facts.Window.OpensAt ? Verdict.NotYetValid
        : facts.Now > facts.Window.ClosesAt ? Verdict.Expired
        : null;

    private static Judgement? AtGate(ScanFacts facts) =>
        !facts.Gate.In ? new(Verdict.Unknown, VerdictReason.WrongWay)
        : facts is { OnList: false, Ticket: not null } ? new(Verdict.Unknown, VerdictReason.NotOnList)
        : facts.Now < facts.Gate.OpensAt ? new(Verdict.NotYetValid, VerdictReason.GateClosed)
        : facts.Now > facts.Gate.ClosesAt ? new(Verdict.Expired, VerdictReason.GateClosed)
        : null;

    private static Judgement AtEntry(ScanFacts facts)
    {
        if (facts.Ticket is null)
            return facts is { Unlisted: UnlistedTickets.LetIn, OnList: true }
                ? new(Verdict.Admitted, VerdictReason.Unlisted)
                : new(Verdict.Unlisted);
        if (facts.People > 1)
            return new(facts.Arrived >= facts.People ? Verdict.AlreadyInside : Verdict.Admitted);
        if (facts.Inside)
            return new(Verdict.AlreadyInside);
        return facts is { WasAdmitted: true, Gate.Reentry: false }
            ? new(Verdict.AlreadyInside, VerdictReason.NoReentry)
            : new(Verdict.Admitted);
    }

    /// <summary>Of a party that does not fit nobody comes in by this scan: fewer may be counted.</summary>
    private static Judgement AtLimit(Judgement entry, ScanFacts facts) =>
        entry.Verdict is Verdict.Admitted && facts.Room < facts.Entering && !facts.Override
            ? new(Verdict.Waitlisted, VerdictReason.Full)
            : entry;
}
