using EventManager.Domain.Common;

namespace EventManager.Domain.Events;

/// <summary>
/// Something that has to be done for an event by a day that is counted from the event's own: a postponed event moves it along, nothing is set
/// anew. What the program knows by itself (<see cref="ChecklistRules"/>) needs no tick, but can have one: done otherwise, or not needed.
/// </summary>
[OfEvent(CopyArea.Checklist, Copied = true)]
public sealed class ChecklistPoint : IVersioned, ICopiedWithEvent
{
    public const int LongestTitle = 200;

    /// <summary>More is nobody's list.</summary>
    public const int Most = 200;

    public const int MostDays = 730;

    private ChecklistPoint() { }

    /// <param name="eventId">Its event.</param>
    /// <param name="key">Of the program's words; null for a point of the team's own.</param>
    /// <param name="title">Of an own point.</param>
    /// <param name="daysBefore">Days before the event's day; below zero after it.</param>
    /// <param name="position">Its place in the list.</param>
    public ChecklistPoint(Guid eventId, string? key, string title, int daysBefore, int position)
    {
        (EventId, Key, Title, DaysBefore, Position) = (eventId, key, title, daysBefore, position);
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid EventId { get; private set; }

    /// <summary>Unique in the event where set.</summary>
    [NotPersonal]
    public string? Key { get; private set; }

    [NotPersonal]
    public string Title { get; private set; } = "";

    public int DaysBefore { get; private set; }

    public int Position { get; set; }

    /// <summary>Who is in charge: an account of the team. Null for nobody, and once the account is gone.</summary>
    public Guid? PersonId { get; private set; }

    public DateTimeOffset? TickedAt { get; private set; }

    /// <summary>By which account; it may be gone since.</summary>
    public Guid? TickedBy { get; private set; }

    public long Version { get; set; }

    /// <summary>On the wall calendar of the event's place: neither change of the clocks moves it.</summary>
    public DateOnly DueOn(DateTimeOffset startsAt, string zone) =>
        DateOnly.FromDateTime(Zone.ToLocal(startsAt, zone).DateTime).AddDays(-DaysBefore);

    /// <summary>Who was first stays: false where it was ticked already.</summary>
    public bool Tick(Guid? by, DateTimeOffset now)
    {
        if (TickedAt is not null)
            return false;
        (TickedAt, TickedBy) = (now.ToUniversalTime(), by);
        return true;
    }

    public bool Untick()
    {
        if (TickedAt is null)
            return false;
        (TickedAt, TickedBy) = (null, null);
        return true;
    }

    /// <summary>The words of a point that the program brings stay the program's.</summary>
    public Refusal? Change(string title, int daysBefore, Guid? personId)
    {
        if (Key is null && title.Length == 0)
            return ChecklistRefusals.TitleMissing;
        if (title.Length > LongestTitle || title.Any(char.IsControl))
            return ChecklistRefusals.TitleTooLong;
        if (Math.Abs(daysBefore) > MostDays)
            return ChecklistRefusals.DaysOutOfRange;
        if (Key is null)
            Title = title;
        (DaysBefore, PersonId) = (daysBefore, personId);
        return null;
    }

    /// <summary>The same point as it was before it was deleted: whatever names it by its id finds it again.</summary>
    /// <param name="position">Its place by now.</param>
    /// <param name="personId">Who is in charge by now.</param>
    public ChecklistPoint Again(int position, Guid? personId) =>
        new(EventId, Key, Title, DaysBefore, position)
        {
            Id = Id,
            PersonId = personId,
            TickedAt = TickedAt,
            TickedBy = TickedBy,
        };

    /// <summary>The same point at the same distance, which nobody has done yet; the team is chosen anew.</summary>
    public ICopiedWithEvent CopyTo(CopyTarget target) => new ChecklistPoint(target.EventId, Key, Title, DaysBefore, Position);
}

public static class ChecklistRefusals
{
    public static readonly Refusal NotFound = new("checklist.not_found");
    public static readonly Refusal TitleMissing = new("checklist.title_missing") { Field = "title" };
    public static readonly Refusal TitleTooLong = new("checklist.title_too_long") { Field = "title" };
    public static readonly Refusal DaysOutOfRange = new("checklist.days_out_of_range") { Field = "amount" };
    public static readonly Refusal NotOnTheTeam = new("checklist.not_on_the_team") { Field = "person" };
    public static readonly Refusal Changed = new("checklist.changed");
    public static readonly Refusal Full = new("checklist.full");
}
