using System.Globalization;

namespace EventManager.Mail.Calendars;

/// <summary>Central European time as calendars want to be told it.</summary>
internal static class BerlinTime
{
    public const string Id = "Europe/Berlin";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Id);

    /// <summary>The rules since 1996: summer from the last Sunday in March, 2:00, to the last Sunday in October, 3:00.</summary>
    public static readonly string[] Rules =
    [
        "BEGIN:VTIMEZONE",
        "TZID:" + Id,
        "BEGIN:DAYLIGHT",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>
    /// Whether a calendar reads the local time back as the same instant. In the hour that comes twice in October local time means the first
    /// one, so the second cannot be said; and the rules above hold from 1996 on.
    /// </summary>
    public static bool CanSay(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return local.Year > 1996 && !(Zone.IsAmbiguousTime(local.DateTime) && local.Offset == Zone.BaseUtcOffset);
    }

    public static string Format(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
