using EventManager.Domain.Common;

namespace EventManager.Web.Demo;

internal static class DemoDays
{
    /// <summary>
    /// The first such day of the week outside the Christmas break, some days away or later, at a full hour of Kassel's time. Days that
    /// have been are counted, and looked for, backwards.
    /// </summary>
    public static DateTimeOffset At(DateTimeOffset now, int days, DayOfWeek day, int hour)
    {
        var date = Zone.ToLocal(now, Zone.Default).Date.AddDays(days);
        while (date.DayOfWeek != day || date is { Month: 12, Day: > 21 } or { Month: 1, Day: < 7 })
            date = date.AddDays(days < 0 ? -1 : 1);
        return Zone.ToUtc(date.AddHours(hour), Zone.Default);
    }
}
