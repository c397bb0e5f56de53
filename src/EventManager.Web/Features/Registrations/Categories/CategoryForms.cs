using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Ui.Fields;

namespace EventManager.Web.Features.Registrations.Categories;

/// <summary>Who may come to an event, while it is edited.</summary>
public sealed class CategoriesForm
{
    public CategoriesForm(Event @event, IEnumerable<TicketCategory> categories)
    {
        EventId = @event.Id;
        FillsGaps = @event.FillsGaps;
        ClassTasks = new WordsDraft(@event.ClassTasks);
        Rows = [.. categories.Select(category => new CategoryRow(category))];
    }

    public Guid EventId { get; }

    public bool FillsGaps { get; set; }

    public WordsDraft ClassTasks { get; }

    public List<CategoryRow> Rows { get; }
}

/// <summary>One category while it is edited.</summary>
public sealed class CategoryRow
{
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

    /// <summary>Fixed once it is saved; made from the name.</summary>
    public string Code { get; } = "";

    public WordsDraft Name { get; init; } = new();

    public int? Priority { get; set; } = 0;

    public int? MaxPartySize { get; set; }

    public bool IsPublic { get; set; } = true;

    public LocalizedText Words => Name.ToWords();
}
