using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Venues;

public sealed partial class VenuesPage
{
    private IReadOnlyList<VenueLine> venues = [];
    private VenueForm? form;
    private FormProblems problems = FormProblems.None;
    private bool saved;

    [Inject]
    private VenuesQuery Venues { get; set; } = null!;

    [Inject]
    private SaveVenueHandler Saving { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsAdministratorAsync();

    protected override async Task LoadAsync() => venues = await Venues.ListAsync(Leaving);

    private void Edit(VenueForm chosen) => (form, saved, problems) = (chosen, false, FormProblems.None);

    private async Task OpenAsync(Guid id)
    {
        if (await Venues.FindAsync(id, Leaving) is { } found)
            Edit(found);
    }

    private async Task BackAsync()
    {
        form = null;
        await LoadAsync();
    }

    private async Task SaveAsync()
    {
        if (!await IsAdministratorAsync())
        {
            problems = new FormProblems([VenueRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(new SaveVenue(form!, await UserIdAsync()), Leaving);
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saved = true;
        await BackAsync();
    }
}
