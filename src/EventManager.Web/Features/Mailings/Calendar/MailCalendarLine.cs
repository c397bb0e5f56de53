using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>What became of mails, or what will become of them.</summary>
public enum MailDayState
{
    /// <summary>A rule will write it.</summary>
    Planned,

    /// <summary>A rule will write it, where its event is published by then.</summary>
    IfPublished,

    /// <summary>It is due, and a second person has to release the rule.</summary>
    AwaitsRelease,
    Queued,
    Sent,
    Failed,
    Bounced,
    Withheld,
    Missed,
}

/// <summary>An event as the calendar names it.</summary>
public sealed record MailCalendarEvent(string Slug, LocalizedText Title);

/// <summary>The mails of one day, event and reason.</summary>
/// <param name="Day">On the house's wall calendar.</param>
/// <param name="From">When the first of them is or was.</param>
/// <param name="Until">The last.</param>
/// <param name="Event">Null for a mail of the house.</param>
/// <param name="Kind">Which mail.</param>
/// <param name="Rule">Null where no rule sent it.</param>
/// <param name="States">How many, by what became of them.</param>
public sealed record MailCalendarLine(
    DateOnly Day,
    DateTimeOffset From,
    DateTimeOffset Until,
    MailCalendarEvent? Event,
    string Kind,
    MailRule? Rule,
    IReadOnlyDictionary<MailDayState, int> States
)
{
    public int Count => States.Values.Sum();

    public MailTiming? Timing => Rule?.Timing;
}

/// <summary>Some mails of one day that have the same reason and fate.</summary>
internal sealed record MailDayCount(
    DateOnly Day,
    Guid? EventId,
    string Kind,
    Guid? RuleId,
    MailDayState State,
    int Count,
    DateTimeOffset From,
    DateTimeOffset Until
);

/// <summary>Some days of the house's wall calendar, and where they begin.</summary>
internal class MailPeriod
{
    private readonly List<DateTimeOffset> begins;

    /// <param name="first">The first of them.</param>
    /// <param name="days">How many.</param>
    public MailPeriod(DateOnly first, int days)
    {
        First = first;
        // One more than it has days: where the last one ends.
        begins = [.. Enumerable.Range(0, days + 1).Select(i => Zone.ToUtc(First.AddDays(i).ToDateTime(TimeOnly.MinValue), Zone.Default))];
    }

    public DateOnly First { get; }

    public DateTimeOffset From => begins[0];

    public DateTimeOffset Until => begins[^1];

    /// <summary>Where each day but the first begins.</summary>
    public IReadOnlyList<DateTimeOffset> Borders => begins[1..^1];

    public bool Has(DateTimeOffset moment) => moment >= From && moment < Until;

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Zone.ToLocal(moment, Zone.Default).DateTime);
}

/// <summary>A month on the house's wall calendar.</summary>
internal sealed class MailMonth(DateOnly day) : MailPeriod(new(day.Year, day.Month, 1), DateTime.DaysInMonth(day.Year, day.Month));
