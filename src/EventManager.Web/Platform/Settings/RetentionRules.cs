using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Settings;

/// <summary>Until when something is kept: one answer for the clean-up, the form, the own page and the calendar.</summary>
internal sealed class RetentionRules(IOptions<PrivacyOptions> settings)
{
    /// <summary>Purposes that serve the day itself only.</summary>
    private static readonly string[] OfTheDay = ["catering", "accessibility"];

    /// <summary>What holds the results of a session, longer than who was there.</summary>
    private const string Minutes = "minutes";

    public int MailDays => settings.Value.KeepMailDays;

    public int MinutesDays => settings.Value.KeepMinutesDays;

    /// <summary>Kinds of events that are kept equally long.</summary>
    public IEnumerable<(int Days, EventKind[] Kinds)> Groups() =>
        Enum.GetValues<EventKind>().GroupBy(settings.Value.DaysAfter).Select(group => (group.Key, group.ToArray()));

    /// <summary>Days after the event.</summary>
    /// <param name="kind">Of the event.</param>
    /// <param name="purpose">As declared.</param>
    /// <param name="ownDays">What a question says of its answers.</param>
    public int Days(EventKind kind, string purpose, int? ownDays = null)
    {
        if (purpose == Minutes)
            return MinutesDays;
        var days = settings.Value.DaysAfter(kind);
        return ownDays is { } own ? Math.Min(own, days)
            : OfTheDay.Contains(purpose) ? Math.Min(Invitation.KeepNeedsDays, days)
            : days;
    }
}
