namespace EventManager.Domain.Events;

/// <summary>How a forecast was made, which stands beside it.</summary>
public enum ForecastBy
{
    /// <summary>As many more as last time from the same day on.</summary>
    LastTime,

    /// <summary>As many a day as in the last two weeks.</summary>
    Pace,
}

/// <summary>How many people will have a seat when the event begins.</summary>
/// <param name="People">Never more than there are seats, nor fewer than have one.</param>
/// <param name="By">What it was made from.</param>
public sealed record SeatForecast(int People, ForecastBy By)
{
    /// <summary>Fewer people than this say nothing of how many more there will be.</summary>
    public const int LeastPeople = 20;

    /// <summary>The pace is that of so many days.</summary>
    public const int PaceDays = 14;

    /// <summary>Null where there is too little to go by: then nothing is said.</summary>
    /// <param name="seats">In all.</param>
    /// <param name="now">People with a seat.</param>
    /// <param name="lastThen">People that the last event had at the same distance from its beginning.</param>
    /// <param name="lastEnd">And when it began.</param>
    /// <param name="paceAgo">People with a seat <see cref="PaceDays"/> ago; null where registration was not open then.</param>
    /// <param name="daysLeft">Until the event begins.</param>
    public static SeatForecast? Of(int seats, int now, int lastThen, int lastEnd, int? paceAgo, double daysLeft)
    {
        if (now < LeastPeople || daysLeft <= 0 || now >= seats)
            return null;
        if (lastThen >= LeastPeople && lastEnd >= lastThen)
            return new(Bound(now * (double)lastEnd / lastThen), ForecastBy.LastTime);
        return paceAgo is { } before && now > before
            ? new(Bound(now + ((now - before) / (double)PaceDays * daysLeft)), ForecastBy.Pace)
            : null;

        int Bound(double people) => Math.Clamp((int)Math.Round(people), now, seats);
    }
}
