namespace EventManager.Domain.CheckIn;

/// <param name="StartsAt">Beginning of a window of arrival.</param>
/// <param name="EndsAt">Its end.</param>
/// <param name="People">People who booked it.</param>
public readonly record struct BookedSlot(DateTimeOffset StartsAt, DateTimeOffset EndsAt, int People);

/// <param name="From">Beginning of the step.</param>
/// <param name="People">People who are likely to come in it.</param>
public readonly record struct ForecastStep(DateTimeOffset From, int People);

/// <summary>Who is likely to come soon: each booked slot's people spread evenly over the slot. Nobody knows better beforehand.</summary>
public static class ArrivalForecast
{
    /// <param name="slots">The event's slots; may overlap.</param>
    /// <param name="from">Now.</param>
    /// <param name="steps">Number of steps, 1 and more.</param>
    /// <param name="step">Length of a step.</param>
    public static IReadOnlyList<ForecastStep> Of(IReadOnlyCollection<BookedSlot> slots, DateTimeOffset from, int steps, TimeSpan step)
    {
        var forecast = new List<ForecastStep>(steps);
        var (exact, given) = (0.0, 0);
        for (var i = 0; i < steps; i++)
        {
            var (start, end) = (from + i * step, from + (i + 1) * step);
            exact += slots.Sum(slot => PeopleIn(slot, start, end));
            // Rounded over the whole, so that small slots do not vanish and the steps add up.
            var people = (int)Math.Round(exact, MidpointRounding.AwayFromZero) - given;
            given += people;
            forecast.Add(new ForecastStep(start, people));
        }
        return forecast;
    }

    private static double PeopleIn(BookedSlot slot, DateTimeOffset start, DateTimeOffset end)
    {
        var length = slot.EndsAt - slot.StartsAt;
        if (length <= TimeSpan.Zero)
            return slot.StartsAt >= start && slot.StartsAt < end ? slot.People : 0;
        var (first, last) = (slot.StartsAt > start ? slot.StartsAt : start, slot.EndsAt < end ? slot.EndsAt : end);
        return last <= first ? 0 : slot.People * ((last - first) / length);
    }
}
