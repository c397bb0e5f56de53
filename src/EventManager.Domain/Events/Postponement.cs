using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>
/// The way from an old beginning to a new one, in wall-clock time: so many whole days, and so much earlier or later on the day.
/// All that hangs on the event goes the same way, so that a talk half an hour after the beginning stays there over a change of
/// the clocks.
/// </summary>
/// <param name="Days">Whole days; may be negative.</param>
/// <param name="OnTheDay">Change of the time of day.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record Postponement(int Days, TimeSpan OnTheDay, string TimeZone)
{
    public static Postponement Between(DateTimeOffset oldStart, DateTimeOffset newStart, string timeZone)
    {
        var (from, to) = (Zone.ToLocal(oldStart, timeZone), Zone.ToLocal(newStart, timeZone));
        return new((to.Date - from.Date).Days, to.TimeOfDay - from.TimeOfDay, timeZone);
    }

    public bool IsNothing => Days == 0 && OnTheDay == TimeSpan.Zero;

    public DateTimeOffset Move(DateTimeOffset instant) =>
        Zone.ToUtc(Zone.ToLocal(instant, TimeZone).DateTime.AddDays(Days).Add(OnTheDay), TimeZone);
}
