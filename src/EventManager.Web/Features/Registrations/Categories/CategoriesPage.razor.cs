using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Categories;

/// <summary>Kinds of people who may come, their turn on the waiting list, and what a class does.</summary>
public sealed partial class CategoriesPage
{
    private EditedForm<CategoriesForm>? edited;
    private FormProblems problems = FormProblems.None;

    [Inject]
    private CategoriesQuery Categories { get; set; } = null!;

    [Inject]
    private SaveCategoriesHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    protected override async Task LoadAsync() =>
        edited = new(CategoriesForm.Fields(Text), await Categories.FindAsync(Grant!.EventId, Leaving));

    private void Add(CategoryForm kind)
    {
        var form = edited!.Form;
        form.Rows.Add(
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

    private async Task SaveAsync(FormSaving saving)
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(new SaveCategories(edited!.Form, Grant!.UserId), Leaving);
        if (result.Refusals.Contains(EventRefusals.ChangedByAnother))
        {
            problems = FormProblems.None;
            edited.JoinWith(
                await Categories.ReadAsync(Grant.EventId, Leaving),
                await Changes.OfAsync(Grant.EventId, ["event.categories"], Leaving)
            );
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await LoadAsync();
    }
}
