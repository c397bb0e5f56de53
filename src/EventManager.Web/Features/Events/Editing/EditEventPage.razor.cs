using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Editing;

public sealed partial class EditEventPage
{
    /// <summary>What writes the event's row: not its picture, its team, or whom it invites.</summary>
    private static readonly string[] Writing =
    [
        "event.created",
        "event.edited",
        "event.published",
        "event.postponed",
        "event.cancelled",
        "event.reinstated",
        "event.finished",
    ];

    private EditedForm<EventForm>? edited;
    private IReadOnlyList<(string Id, string Name)> venues = [];
    private FormProblems problems = FormProblems.None;
    private bool isPreviewed;
    private FormPage? page;
    private ShownPicture? picture;

    [Inject]
    private EventFormQuery Forms { get; set; } = null!;

    [Inject]
    private SaveEventHandler Saving { get; set; } = null!;

    [Inject]
    private EventPictureQuery Pictures { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>A preview that is open follows each field.</summary>
    private EventCallback Followed => isPreviewed ? EventCallback.Factory.Create(this, () => { }) : default;

    protected override async Task LoadAsync()
    {
        var read = await Forms.FindAsync(Grant!.EventId, Leaving);
        venues = read.Venues;
        picture = await Pictures.FindAsync(Grant.EventId, Leaving);
        edited = new(EventFormFields.Of(Text, More, venues), read.Form);
    }

    private async Task SaveAsync(FormSaving saving)
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(new SaveEvent(edited!.Form, Grant!.UserId), Leaving);
        if (result.IsRefused && result.Refusals.Contains(EventRefusals.ChangedByAnother))
        {
            problems = FormProblems.None;
            edited.JoinWith((await Forms.FindAsync(Grant.EventId, Leaving)).Make, await Changes.OfAsync(Grant.EventId, Writing, Leaving));
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        if (result.Value == Slug)
        {
            await LoadAsync();
            return;
        }
        await page!.SettleAsync();
        Navigation.NavigateTo($"/organise/events/{result.Value}/edit");
    }
}
