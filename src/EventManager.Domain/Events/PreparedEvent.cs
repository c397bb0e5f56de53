using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>How a point of the checklist stands.</summary>
public enum PointState
{
    /// <summary>To do, later or some day.</summary>
    Open,

    DueToday,
    Overdue,

    /// <summary>Somebody said that it is done.</summary>
    Ticked,

    /// <summary>The program sees that it is done.</summary>
    ByItself,
}

/// <summary>An event as its checklist needs it.</summary>
public sealed record PreparedEvent(
    Guid Id,
    string Slug,
    LocalizedText Title,
    EventKind Kind,
    EventState State,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string TimeZone,
    ChecklistFacts Facts
)
{
    /// <summary>Nobody is waited for any more: called off, or finished.</summary>
    public bool IsClosed => State is EventState.Cancelled or EventState.Finished;

    public PointState StateOf(ChecklistPoint point, DateTimeOffset now)
    {
        if (point.TickedAt is not null)
            return PointState.Ticked;
        if (ChecklistRules.IsDone(point.Key, Facts))
            return PointState.ByItself;
        // What should have been there by the day itself is of no use once that is over; what comes after it begins to count.
        if (IsClosed || (point.DaysBefore >= 0 && EndsAt <= now))
            return PointState.Open;
        var (due, today) = (point.DueOn(StartsAt, TimeZone), DateOnly.FromDateTime(Zone.ToLocal(now, TimeZone).DateTime));
        return due < today ? PointState.Overdue
            : due == today ? PointState.DueToday
            : PointState.Open;
    }
}

/// <summary>What the data says of an event's preparation: read by one statement for any number of events.</summary>
/// <param name="Title">Of the event, as the next three.</param>
/// <param name="Summary">For lists.</param>
/// <param name="Description">Markdown.</param>
/// <param name="PlaceNote">Where in the house.</param>
/// <param name="HasVenue">A house is named.</param>
/// <param name="HasWindow">It is known when people can register.</param>
/// <param name="HasContact">Answers to mails go somewhere.</param>
/// <param name="IsPublished">It is no draft.</param>
/// <param name="Team">People with a role.</param>
/// <param name="Slots">Times of arrival.</param>
/// <param name="Sessions">Without breaks.</param>
/// <param name="WithoutRoom">Of those.</param>
/// <param name="Rules">Mails that go out by themselves.</param>
/// <param name="Gates">Doors.</param>
/// <param name="Phones">At the door, with the event's tickets on them and a clock that is right.</param>
/// <param name="Badges">Designs.</param>
/// <param name="Exhibitors">Accepted.</param>
/// <param name="Undecided">Exhibitors that wait for an answer.</param>
/// <param name="WithoutBooth">Accepted exhibitors.</param>
/// <param name="HasInvitations">Some are written; not counted, as the next two: there may be many thousands.</param>
/// <param name="HasRegistrations">In any state.</param>
/// <param name="HasApplied">Registrations that wait for an answer.</param>
/// <param name="Groups">Working groups.</param>
/// <param name="MinutesMissing">Groups without approved minutes.</param>
public sealed record ChecklistFacts(
    LocalizedText Title,
    LocalizedText Summary,
    LocalizedText Description,
    LocalizedText PlaceNote,
    bool HasVenue,
    bool HasWindow,
    bool HasContact,
    bool IsPublished,
    int Team,
    int Slots,
    int Sessions,
    int WithoutRoom,
    int Rules,
    int Gates,
    int Phones,
    int Badges,
    int Exhibitors,
    int Undecided,
    int WithoutBooth,
    bool HasInvitations,
    bool HasRegistrations,
    bool HasApplied,
    int Groups,
    int MinutesMissing
);
