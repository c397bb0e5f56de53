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

    /// <summary>Null where the ticket is not there.</summary>
    public TicketState? Ticket { get; init; }

    public RegistrationState Registration { get; init; } = RegistrationState.Confirmed;

    public bool Inside { get; init; }

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
    public static Verdict Judge(ScanFacts facts)
    {
        if (Genuineness(facts) is { } forged)
            return forged;
        // Whoever is inside may go, whatever became of the ticket since: the number of people inside must be true.
        if (facts is { Direction: ScanDirection.Out })
            return facts.Inside ? Verdict.Left : Standing(facts) ?? Verdict.Left;
        if ((Standing(facts) ?? Timeliness(facts)) is { } refused)
            return refused;
        return facts.Inside ? Verdict.AlreadyInside : Verdict.Admitted;
    }

    private static Verdict? Genuineness(ScanFacts facts) =>
        !facts.CodeRead ? Verdict.Unknown
        : !facts.EventMatches ? Verdict.WrongEvent
        : !facts.SignatureValid ? Verdict.InvalidSignature
        : facts.KeyRevoked ? Verdict.Revoked
        : facts.Ticket is null ? Verdict.Unknown
        : null;

    private static Verdict? Standing(ScanFacts facts) =>
        facts.Ticket switch
        {
            TicketState.Revoked => Verdict.Revoked,
            TicketState.Cancelled => Verdict.Cancelled,
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
}
