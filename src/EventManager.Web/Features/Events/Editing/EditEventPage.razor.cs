using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Editing;

public sealed partial class EditEventPage
{
    private EditedEvent? edited;
    private FormProblems problems = FormProblems.None;
    private bool saved;
    private bool busy;
    private UnsavedChanges? unsaved;

    [Inject]
    private EventFormQuery Forms { get; set; } = null!;

    [Inject]
    private SaveEventHandler Saving { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task LoadAsync() => edited = await Forms.FindAsync(Grant!.EventId, Leaving);

    private async Task SaveAsync()
    {
        saved = false;
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        busy = true;
        var result = await Saving.HandleAsync(new SaveEvent(edited!.Form, Grant!.UserId), Leaving);
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        if (result.Value != Slug)
        {
            await unsaved!.SavedAsync();
            Navigation.NavigateTo($"/organise/events/{result.Value}/edit");
            return;
        }
        saved = true;
        await LoadAsync();
    }
}
