using System.Globalization;
using System.Resources;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Localisation;

/// <summary>
/// Dates and times as people here read them: 24.08.2026, 14:30 Uhr; in the event's own zone. How a language writes them stands in its
/// resources: a translator knows where its words go. "Uhr" never stands alone at the beginning of a line.
/// </summary>
internal static class When
{
    private static readonly ResourceManager Formats = new(typeof(WhenText));

    public static string Date(DateTimeOffset instant, string zone) => Say("Date", Zone.ToLocal(instant, zone));

    public static string Date(DateOnly day) => Say("Date", day);

    /// <summary>With the day of the week: "Montag, 24.08.2026".</summary>
    public static string Day(DateTimeOffset instant, string zone) => Say("Day", Zone.ToLocal(instant, zone));

    public static string Day(DateOnly day) => Say("Day", day);

    public static string Time(DateTimeOffset instant, string zone) => Say("Time", Zone.ToLocal(instant, zone));

    /// <summary>"14:30", for a scale or a column where it is plain what the number is.</summary>
    public static string Clock(DateTimeOffset instant, string zone) => Say("Clock", Zone.ToLocal(instant, zone));

    /// <summary>"24.08.2026, 14:30 Uhr".</summary>
    public static string DateTime(DateTimeOffset instant, string zone = Zone.Default) =>
        Say("DateTime", Date(instant, zone), Time(instant, zone));

    /// <summary>With the day of the week: "Montag, 24.08.2026, 14:30 Uhr".</summary>
    public static string DayTime(DateTimeOffset instant, string zone) => Say("DateTime", Day(instant, zone), Time(instant, zone));

    /// <summary>"09:00–15:00 Uhr", or with both days where they differ. Midnight is the end of its evening: "20:00–24:00 Uhr".</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset until, string zone)
    {
        var (start, end) = (Zone.ToLocal(from, zone), Zone.ToLocal(until, zone));
        if (end.TimeOfDay == TimeSpan.Zero && end.Date == start.Date.AddDays(1))
            return Say("UntilMidnight", start);
        return start.Date == end.Date ? Say("Hours", start, end) : Say("Days", DateTime(from, zone), DateTime(until, zone));
    }

    /// <summary>
    /// With the day of the week, and each day once: "Montag, 24.08.2026, 09:00–15:00 Uhr", or "Montag, 24.08.2026, 20:00 Uhr – Dienstag,
    /// 25.08.2026, 02:00 Uhr".
    /// </summary>
    public static string Period(DateTimeOffset from, DateTimeOffset until, string zone)
    {
        var (start, end) = (Zone.ToLocal(from, zone), Zone.ToLocal(until, zone));
        return start.Date == end.Date || (end.TimeOfDay == TimeSpan.Zero && end.Date == start.Date.AddDays(1))
            ? $"{Day(from, zone)}, {Span(from, until, zone)}"
            : Say("Days", DayTime(from, zone), DayTime(until, zone));
    }

    private static string Say(string key, params object[] values) =>
        string.Format(CultureInfo.CurrentCulture, Formats.GetString(key, CultureInfo.CurrentUICulture)!, values);
}

/// <summary>How dates and times are written.</summary>
internal sealed class WhenText;
