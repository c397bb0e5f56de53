using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>Why the page's act was refused, in the few words that its mail and the organisers need.</summary>
internal static class CalendarRefusals
{
    private static readonly HashSet<string> Late =
    [
        RegistrationRefusals.Closed.Code,
        RegistrationRefusals.NotYetOpen.Code,
        EventRefusals.Cancelled.Code,
        EventRefusals.Finished.Code,
        EventRefusals.NotPublished.Code,
    ];

    public static CalendarReplyOutcome OutcomeOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Any(refusal => refusal.Code == RegistrationRefusals.SoldOut.Code) ? CalendarReplyOutcome.Full
        : refusals.Any(refusal => Late.Contains(refusal.Code)) ? CalendarReplyOutcome.Late
        : refusals.Any(refusal => refusal.Code.StartsWith("answers.", StringComparison.Ordinal)) ? CalendarReplyOutcome.QuestionsOpen
        : CalendarReplyOutcome.NotPossible;
}
