using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>What a rule counts from.</summary>
public enum MailAnchor
{
    EventStart,
    EventEnd,
    RegistrationCloses,

    /// <summary>The moment in which somebody got the place.</summary>
    Confirmed,

    /// <summary>The time of arrival that was given to somebody.</summary>
    SlotStart,

    /// <summary>A session that somebody signed up for.</summary>
    SessionStart,

    /// <summary>That what the mail tells of happens: of <see cref="BuiltInRules"/>, which nobody looks for.</summary>
    Happening,

    /// <summary>A single moment, or the one in which it is saved (<see cref="MailRule.OnceAt"/>): a single mailing.</summary>
    Once,
}

public enum MailUnit
{
    Minutes,
    Hours,
    Days,
}

/// <summary>
/// So long before or after something. Minutes and hours are counted as they pass, days on the calendar of the place: three days before 9:00
/// is 9:00, over both changes of the clocks.
/// </summary>
/// <param name="Anchor">Counted from here.</param>
/// <param name="IsAfter">After it; else before.</param>
/// <param name="Amount">0 to <see cref="MostDays"/> days.</param>
/// <param name="Unit">Of the amount.</param>
/// <param name="AtMinute">Of days only: wall-clock minutes after midnight; null for the time of day of the anchor.</param>
public sealed record MailTiming(MailAnchor Anchor, bool IsAfter, int Amount, MailUnit Unit, int? AtMinute)
{
    public const int MostDays = 366;

    /// <summary>Days on the calendar are at most so much longer or shorter than days of 24 hours.</summary>
    private static readonly TimeSpan ClockChange = TimeSpan.FromHours(2);

    /// <summary>One moment for all, not one for each.</summary>
    public bool IsOfEvent => Anchor is MailAnchor.EventStart or MailAnchor.EventEnd or MailAnchor.RegistrationCloses or MailAnchor.Once;

    private int Signed => IsAfter ? Amount : -Amount;

    public DateTimeOffset Of(DateTimeOffset anchor, string zone)
    {
        if (Unit is MailUnit.Minutes)
            return anchor.AddMinutes(Signed);
        if (Unit is MailUnit.Hours)
            return anchor.AddHours(Signed);
        if (AtMinute is not { } minute)
            return Zone.ShiftDays(anchor, Signed, zone);
        return Zone.ToUtc(Zone.ToLocal(anchor, zone).Date.AddDays(Signed).AddMinutes(minute), zone);
    }

    /// <summary>
    /// Between which instants an anchor lies whose moment is after one instant and not after another, so that a database can look for them by
    /// an index; empty (the first after the second) where there is none. Around a change of the clocks it may be wider: <see cref="Of"/> has
    /// the last word.
    /// </summary>
    public (DateTimeOffset From, DateTimeOffset To) AnchorsOf(DateTimeOffset after, DateTimeOffset until, string zone)
    {
        if (Unit is MailUnit.Minutes)
            return (after.AddMinutes(-Signed), until.AddMinutes(-Signed));
        if (Unit is MailUnit.Hours)
            return (after.AddHours(-Signed), until.AddHours(-Signed));
        if (AtMinute is not { } minute)
            return (after.AddDays(-Signed) - ClockChange, until.AddDays(-Signed) + ClockChange);
        DateTimeOffset OfDay(DateTime day) => Zone.ToUtc(day.AddDays(Signed).AddMinutes(minute), zone);
        var (first, last) = (Zone.ToLocal(after, zone).Date.AddDays(-Signed - 1), Zone.ToLocal(until, zone).Date.AddDays(-Signed + 1));
        while (OfDay(first) <= after)
            first = first.AddDays(1);
        while (OfDay(last) > until)
            last = last.AddDays(-1);
        return (Zone.ToUtc(first, zone), Zone.ToUtc(last.AddDays(1), zone));
    }
}
