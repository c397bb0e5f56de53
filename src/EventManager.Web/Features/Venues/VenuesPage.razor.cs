using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Venues;

public sealed partial class VenuesPage
{
    private IReadOnlyList<VenueLine> venues = [];
    private EditedForm<VenueForm>? edited;
    private FormProblems problems = FormProblems.None;
    private bool saved;

    [Inject]
    private VenuesQuery Venues { get; set; } = null!;

    [Inject]
    private SaveVenueHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync() => venues = await Venues.ListAsync(Leaving);

    private void Edit(VenueForm chosen) => (edited, saved, problems) = (new(VenueFormFields.Of(Text), chosen), false, FormProblems.None);

    private async Task OpenAsync(Guid id)
    {
        if (await Venues.FindAsync(id, Leaving) is { } found)
            Edit(found);
    }

    private async Task BackAsync()
    {
        edited = null;
        await LoadAsync();
    }

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
        await BackAsync();
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
