using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>From one state to the next, and to another date.</summary>
public sealed partial class Event
{
    public Refusal? Publish()
    {
        if (State is not EventState.Draft)
            return EventRefusals.NotADraft;
        if (string.IsNullOrWhiteSpace(Title.German))
            return EventRefusals.TitleMissing;
        State = EventState.Published;
        return null;
    }

    public Refusal? Cancel()
    {
        if (!TakesPlace)
            return EventRefusals.NotPublished;
        State = EventState.Cancelled;
        CalendarSequence++;
        return null;
    }

    /// <summary>Takes a cancellation back, while there is still something to come to: it is again what it was, and calendars take the entry.</summary>
    public Refusal? Reinstate(DateTimeOffset now)
    {
        if (State is not EventState.Cancelled)
            return EventRefusals.NotCancelled;
        if (now >= EndsAt)
            return EventRefusals.DateInThePast;
        State = PostponedFrom is null ? EventState.Published : EventState.Postponed;
        CalendarSequence++;
        return null;
    }

    public Refusal? Finish(DateTimeOffset now)
    {
        if (!TakesPlace || now < EndsAt)
            return EventRefusals.NotOver;
        State = EventState.Finished;
        return null;
    }

    /// <summary>
    /// Moves the event and its own dates to another moment, all by the same way in wall-clock time; what hangs on it (slots,
    /// sessions, offers) follows. When registration opens is no date of the event and stays, unless it would then open after its end.
    /// </summary>
    /// <param name="newStart">The new beginning.</param>
    /// <param name="now">The instant of asking.</param>
    /// <returns>By how many days.</returns>
    public Result<int> Postpone(DateTimeOffset newStart, DateTimeOffset now)
    {
        if (!TakesPlace)
            return EventRefusals.NotPublished;
        if (newStart <= now)
            return EventRefusals.DateInThePast;
        if (!Zone.CanBeMeant(newStart))
            return EventRefusals.DateOutOfRange;
        var way = Postponement.Between(StartsAt, newStart, TimeZone);
        DateTimeOffset? Moved(DateTimeOffset? instant) => instant is { } value ? way.Move(value) : null;

        PostponedFrom ??= StartsAt;
        var length = EndsAt - StartsAt;
        StartsAt = newStart.ToUniversalTime();
        EndsAt = StartsAt + length;
        RegistrationClosesAt = Moved(RegistrationClosesAt);
        if (RegistrationOpensAt >= RegistrationClosesAt)
            RegistrationOpensAt = Moved(RegistrationOpensAt);
        ExhibitorApplicationsCloseAt = Moved(ExhibitorApplicationsCloseAt);
        AdmissionOpensAt = Moved(AdmissionOpensAt);
        State = EventState.Postponed;
        CalendarSequence++;
        return way.Days;
    }
}
