using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Venues;

/// <summary>The houses. None is ever deleted, so nothing is chosen to be done to many.</summary>
public sealed partial class VenuesPage
{
    private static readonly ListLook Start = new("name");

    private IReadOnlyList<ListColumn<VenueRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private EditedForm<VenueForm>? edited;
    private FormProblems problems = FormProblems.None;
    private bool saved;
    private bool isLoaded;

    [Inject]
    private VenueListQuery List { get; set; } = null!;

    [Inject]
    private VenuesQuery Venues { get; set; } = null!;

    [Inject]
    private SaveVenueHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override Task LoadAsync()
    {
        columns = MakeColumns();
        filters = [ListFilter.Of(List, "permitted", Text["PermittedInside"], Text["AllVenues"], said => Text["Permitted." + said])];
        isLoaded = true;
        return Task.CompletedTask;
    }

    private void StartAdding() => Edit(new VenueForm());

    private void Edit(VenueForm chosen) => (edited, saved, problems) = (new(VenueFormFields.Of(Text), chosen), false, FormProblems.None);

    private async Task OpenAsync(Guid id)
    {
        if (await Venues.FindAsync(id, Leaving) is { } found)
            Edit(found);
    }

    /// <summary>The list is drawn anew, and reads its rows as they are now.</summary>
    private void Back() => edited = null;

    private async Task SaveAsync(FormSaving saving)
    {
        if (!await IsAdministratorAsync())
        {
            problems = new FormProblems([VenueRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(new SaveVenue(edited!.Form, await UserIdAsync()), Leaving);
        if (result.IsRefused && result.Refusals.Contains(VenueRefusals.ChangedByAnother) && await JoinAsync(edited.Form.Id!.Value))
            return;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        saved = true;
        Back();
    }

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        if (await Venues.ReadAsync(id, Leaving) is not { } read)
            return false;
        problems = FormProblems.None;
        edited!.JoinWith(read, await Changes.OfAsync(id, ["venue.saved"], Leaving));
        return true;
    }
}
