using EventManager.Domain.Events;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

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

    public long? Version { get; }

    /// <summary>Set where the words are the program's.</summary>
    public string? Key { get; }

    public string? Title { get; set; }

    public int? Amount { get; set; } = 2;

    public string? Unit { get; set; } = Weeks;

    public string? Side { get; set; } = Before;

    public string? Person { get; set; }

    /// <summary>What it consists of, for two who edit it at once.</summary>
    internal static FormFields<ChecklistDraft> Fields(IStringLocalizer<ChecklistText> text, IReadOnlyList<(Guid Id, string Name)> team) =>
        new FormFields<ChecklistDraft>()
            .Add("title", () => text["Title"], draft => draft.Title, (draft, value) => draft.Title = value)
            .Add("amount", () => text["Amount"], draft => draft.Amount, (draft, value) => draft.Amount = value)
            .Add(
                "unit",
                () => text["Unit"],
                draft => draft.Unit,
                (draft, unit) => draft.Unit = unit,
                unit => text[unit == Weeks ? "Weeks" : "Days"]
            )
            .Add(
                "side",
                () => text["Side"],
                draft => draft.Side,
                (draft, side) => draft.Side = side,
                side => text[side == After ? "AfterDay" : "BeforeDay"]
            )
            .Add(
                "person",
                () => text["Person"],
                draft => draft.Person,
                (draft, value) => draft.Person = value,
                id => team.FirstOrDefault(one => one.Id.ToString() == id).Name ?? ""
            );

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
