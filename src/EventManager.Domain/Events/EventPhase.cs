namespace EventManager.Domain.Events;

/// <summary>What an organiser is busy with.</summary>
public enum EventPhase
{
    /// <summary>Only the team sees it.</summary>
    Draft,

    /// <summary>Published, and more than a week away.</summary>
    Open,

    /// <summary>A week or less.</summary>
    LastWeek,

    /// <summary>From the day's first moment to the event's end.</summary>
    Today,

    /// <summary>Over, or finished.</summary>
    After,

    /// <summary>Called off.</summary>
    Off,
}

public static class EventPhases
{
    private const int Week = 7;

    /// <param name="state">Of the event.</param>
    /// <param name="startsOn">The day on which it begins, by its own wall calendar.</param>
    /// <param name="today">Today, by the same calendar.</param>
    /// <param name="isOver">Its end has passed.</param>
    public static EventPhase Of(EventState state, DateOnly startsOn, DateOnly today, bool isOver) =>
        state switch
        {
            EventState.Cancelled => EventPhase.Off,
            EventState.Draft => EventPhase.Draft,
            EventState.Finished => EventPhase.After,
            _ when isOver => EventPhase.After,
            _ when startsOn <= today => EventPhase.Today,
            _ when startsOn.DayNumber - today.DayNumber <= Week => EventPhase.LastWeek,
            _ => EventPhase.Open,
        };
}
