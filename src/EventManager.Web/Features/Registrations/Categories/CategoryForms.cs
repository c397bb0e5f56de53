using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Categories;

/// <summary>Who may come to an event, while it is edited.</summary>
public sealed class CategoriesForm
{
    private readonly Dictionary<Guid, long> versions;
    private readonly bool filledGaps;
    private readonly LocalizedText tasks;

    public CategoriesForm(Event @event, IReadOnlyList<TicketCategory> categories)
    {
        EventId = @event.Id;
        FillsGaps = filledGaps = @event.FillsGaps;
        ClassTasks = new WordsDraft(tasks = @event.ClassTasks);
        Rows = [.. categories.Select(category => new CategoryRow(category))];
        versions = categories.ToDictionary(category => category.Id, category => category.Version);
    }

    public Guid EventId { get; }

    public bool FillsGaps { get; set; }

    public WordsDraft ClassTasks { get; }

    public List<CategoryRow> Rows { get; private set; }

    /// <summary>
    /// Whether what is stored is what was read. Of the event only what stands in this form: a new title is no other answer to who comes.
    /// </summary>
    public bool IsOf(Event @event, IReadOnlyCollection<TicketCategory> stored) =>
        filledGaps == @event.FillsGaps
        && tasks.SameAs(@event.ClassTasks)
        && stored.Count == versions.Count
        && stored.All(category => versions.TryGetValue(category.Id, out var version) && version == category.Version);

    /// <summary>Those of another form of the event. What has been removed from the event since they were read comes as new.</summary>
    public void TakeRows(IEnumerable<CategoryRow> rows) =>
        Rows = [.. rows.Select(row => row.Id is { } id && !versions.ContainsKey(id) ? row.AsNew() : row)];

    /// <summary>What it consists of, for two who edit it at once.</summary>
    internal static FormFields<CategoriesForm> Fields(IStringLocalizer<CategoryText> text)
    {
        string Line(CategoryRow row) =>
            string.Join(" / ", TextLanguages.All.Select(language => language == "de" ? row.Name.German : row.Name[language]))
            + $" ({text["Form." + row.Form]}): {text["Priority"]} {row.Priority}, {text["MaxPartySize"]} {row.MaxPartySize}"
            + (row.IsPublic ? $", {text["IsPublic"]}" : "");
        return new FormFields<CategoriesForm>()
            .Add(
                "categories",
                () => text["Kinds"],
                form => form.Rows,
                (form, rows) => form.TakeRows(rows),
                rows => string.Join('\n', rows.Select(Line))
            )
            .Add("fillsGaps", () => text["FillsGaps"], form => form.FillsGaps, (form, fills) => form.FillsGaps = fills)
            .Words("classTasks", () => text["ClassTasks"], form => form.ClassTasks);
    }
}

/// <summary>One category while it is edited.</summary>
public sealed class CategoryRow
{
    private readonly string fresh = "new-" + Guid.NewGuid().ToString("N");

    public CategoryRow(CategoryForm form) => Form = form;

    public CategoryRow(TicketCategory category)
    {
        (Id, Form, Code) = (category.Id, category.Form, category.Code);
        Name = new WordsDraft(category.Name);
        (Priority, MaxPartySize, IsPublic) = (category.Priority, category.MaxPartySize, category.IsPublic);
    }

    /// <summary>Null while it is new.</summary>
    public Guid? Id { get; }

    public CategoryForm Form { get; }

    /// <summary>What its cells are called by, wherever in the table it stands: an error stays at its row when another one goes.</summary>
    public string Key => Id?.ToString("N") ?? fresh;

    /// <summary>Fixed once it is saved; made from the name.</summary>
    public string Code { get; } = "";

    public WordsDraft Name { get; init; } = new();

    public int? Priority { get; set; } = 0;

    public int? MaxPartySize { get; set; }

    public bool IsPublic { get; set; } = true;

    public LocalizedText Words => Name.ToWords();

    public CategoryRow AsNew() =>
        new(Form)
        {
            Name = Name,
            Priority = Priority,
            MaxPartySize = MaxPartySize,
            IsPublic = IsPublic,
        };
}
