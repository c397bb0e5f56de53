using EventManager.Domain.Events;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>What is typed of a point: weeks where it is whole weeks, since that is how people count.</summary>
public sealed class ChecklistDraft
{
    public const string Days = "days";
    public const string Weeks = "weeks";
    public const string Before = "before";
    public const string After = "after";
    private const int Week = 7;

    public ChecklistDraft() { }

    public ChecklistDraft(ChecklistPoint point)
    {
        (Id, Version, Key, Title, Person) = (point.Id, point.Version, point.Key, point.Title, point.PersonId?.ToString());
        Side = point.DaysBefore < 0 ? After : Before;
        var days = Math.Abs(point.DaysBefore);
        Unit = days > 0 && days % Week == 0 ? Weeks : Days;
        Amount = Unit == Weeks ? days / Week : days;
    }

    public Guid? Id { get; }

    public long? Version { get; set; }

    /// <summary>Set where the words are the program's.</summary>
    public string? Key { get; }

    public string? Title { get; set; }

    public int? Amount { get; set; } = 2;

    public string? Unit { get; set; } = Weeks;

    public string? Side { get; set; } = Before;

    public string? Person { get; set; }

    /// <summary>Out of range where nothing, or something that cannot be meant, was typed: that is refused at its field.</summary>
    internal SaveChecklistPoint ToCommand(Guid eventId, Guid userId)
    {
        var amount = Amount is >= 0 and <= ChecklistPoint.MostDays and var typed ? typed : ChecklistPoint.MostDays + 1;
        var days = Unit == Weeks ? amount * Week : amount;
        return new(
            eventId,
            Id,
            Title ?? "",
            Side == After ? -days : days,
            Guid.TryParse(Person, out var person) ? person : null,
            Version,
            userId
        );
    }
}
