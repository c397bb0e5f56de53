using EventManager.Domain.Mailings;

namespace EventManager.Domain.Programme;

/// <summary>When approved minutes go by themselves, as the rule of their event says (<see cref="BuiltInRules.ApprovedMinutes"/>).</summary>
public static class ApprovedMinutes
{
    /// <summary>Of the rule.</summary>
    public const int MostHours = 24 * 30;

    /// <summary>
    /// So long after that moment whoever is added gets them too, and a sending that was broken off goes on. What is later is left to people.
    /// </summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>
    /// Null where they do not: a draft, approved before the rule counted, or sent before that moment, be it by hand, be it an older
    /// revision. Whoever has an older one gets a correction when somebody sends it.
    /// </summary>
    public static DateTimeOffset? DueAt(
        MailRule rule,
        MinutesState state,
        DateTimeOffset? approvedAt,
        DateTimeOffset? sentAt,
        string zone
    ) => state is MinutesState.Draft || approvedAt is not { } at || rule.DueAt(at, zone) is not { } due || sentAt < due ? null : due;
}
