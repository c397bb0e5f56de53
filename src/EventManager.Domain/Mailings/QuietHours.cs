using EventManager.Domain.Common;

namespace EventManager.Domain.Mailings;

/// <summary>Hours of the day, on the clock of a place, in which nobody is written to unasked. May go over midnight; equal ends are no hours.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public bool AreAt(DateTimeOffset now, string zone)
    {
        var time = TimeOnly.FromTimeSpan(Zone.ToLocal(now, zone).TimeOfDay);
        return From != Until && time.IsBetween(From, Until);
    }
}
