using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Categories;

/// <summary>Kinds of people who may come, their turn on the waiting list, and what a class does.</summary>
public sealed partial class CategoriesPage
{
    private CategoriesForm? form;
    private FormProblems problems = FormProblems.None;
    private bool saved;
    private bool busy;

    [Inject]
    private CategoriesQuery Categories { get; set; } = null!;

    [Inject]
    private SaveCategoriesHandler Saving { get; set; } = null!;

    protected override async Task LoadAsync() => form = await Categories.FindAsync(Grant!.EventId, Leaving);

    private void Add(CategoryForm kind)
    {
        saved = false;
        form!.Rows.Add(
            new CategoryRow(kind)
            {
                Name = kind is CategoryForm.SchoolClass ? new(TicketCategory.ForClasses(form.EventId).Name) : new(),
                MaxPartySize =
                    kind is CategoryForm.SchoolClass ? TicketCategory.MostInClass
                    : kind is CategoryForm.Group ? 20
                    : null,
            }
        );
    }

    private async Task SaveAsync()
    {
        saved = false;
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        busy = true;
        var result = await Saving.HandleAsync(new SaveCategories(form!, Grant!.UserId), Leaving);
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saved = true;
        await LoadAsync();
    }
}
