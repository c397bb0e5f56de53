using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Localisation;

/// <summary>Dates and times as people here read them: 24.08.2026, 14:30 Uhr; in the event's own zone.</summary>
internal static class When
{
    public static string Date(DateTimeOffset instant, string zone) =>
        Zone.ToLocal(instant, zone).ToString(Languages.Current == "en" ? "d MMMM yyyy" : "dd.MM.yyyy", CultureInfo.CurrentCulture);

    /// <summary>With the day of the week: "Montag, 24.08.2026".</summary>
    public static string Day(DateTimeOffset instant, string zone) =>
        Zone.ToLocal(instant, zone)
            .ToString(Languages.Current == "en" ? "dddd, d MMMM yyyy" : "dddd, dd.MM.yyyy", CultureInfo.CurrentCulture);

    public static string Time(DateTimeOffset instant, string zone) =>
        Zone.ToLocal(instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture) + (Languages.Current == "en" ? "" : " Uhr");

    /// <summary>"24.08.2026, 14:30 Uhr".</summary>
    public static string DateTime(DateTimeOffset instant, string zone = Zone.Default) => Date(instant, zone) + ", " + Time(instant, zone);

    /// <summary>"09:00–15:00 Uhr", or with both days where they differ.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset until, string zone)
    {
        var (start, end) = (Zone.ToLocal(from, zone), Zone.ToLocal(until, zone));
        return start.Date == end.Date
            ? start.ToString("HH:mm", CultureInfo.InvariantCulture) + "–" + Time(until, zone)
            : DateTime(from, zone) + " – " + DateTime(until, zone);
    }
}
