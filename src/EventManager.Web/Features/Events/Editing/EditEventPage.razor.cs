using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Editing;

public sealed partial class EditEventPage
{
    private EditedEvent? edited;
    private FormProblems problems = FormProblems.None;
    private IReadOnlyDictionary<string, string> before = new Dictionary<string, string>();
    private FormConflict? conflict;
    private bool isPreviewed;
    private FormPage? page;

    [Inject]
    private EventFormQuery Forms { get; set; } = null!;

    [Inject]
    private SaveEventHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>A preview that is open follows each field.</summary>
    private EventCallback Followed => isPreviewed ? EventCallback.Factory.Create(this, () => { }) : default;

    protected override async Task LoadAsync() => Take(await Forms.FindAsync(Grant!.EventId, Leaving));

    private void Take(EditedEvent read)
    {
        edited = read;
        before = Fields(read).Shown(read.Form);
    }

    private EventFormFields Fields(EditedEvent read) => new(Text, More, read.Venues);

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
            await JoinAsync();
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        (conflict, var isRenamed) = (null, result.Value != Slug);
        saving.Done();
        if (isRenamed)
        {
            await page!.SettleAsync();
            Navigation.NavigateTo($"/organise/events/{result.Value}/edit");
            return;
        }
        await LoadAsync();
    }

    /// <summary>What was typed here is put into what somebody else saved; what both changed is chosen by whoever sits here.</summary>
    private async Task JoinAsync()
    {
        problems = FormProblems.None;
        var mine = edited!.Form;
        var (theirs, joined) = (await Forms.FindAsync(Grant!.EventId, Leaving), await Forms.FindAsync(Grant.EventId, Leaving));
        conflict = Fields(theirs).Join(before, mine, theirs.Form, joined.Form, await Changes.OfAsync(mine.Id, Leaving));
        before = Fields(theirs).Shown(theirs.Form);
        edited = joined;
    }
}
