using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>An exhibitor by hand: new, or changed.</summary>
public sealed partial class EnterExhibitorPage
{
    private ApplicationForm? form;
    private FormProblems problems = FormProblems.None;
    private IReadOnlyList<OccupationName> catalogue = [];
    private bool busy;

    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    private EnterExhibitorHandler Entering { get; set; } = null!;

    [Inject]
    private ExhibitorFormQuery Forms { get; set; } = null!;

    [Inject]
    private OccupationCatalogue Occupations { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Powers =>
        Enum.GetValues<PowerSupply>().Select(power => (power.ToString(), Text["Power." + power].Value));

    protected override async Task LoadAsync()
    {
        catalogue = await Occupations.AllAsync(Leaving);
        form = Id is { } id ? await Forms.ReadAsync(Grant!.EventId, id, Leaving) : ApplicationForm.Usual();
    }

    private void Toggle(Guid id)
    {
        if (!form!.Details.Occupations.Remove(id))
            form.Details.Occupations.Add(id);
    }

    private async Task SaveAsync()
    {
        if (busy || form is null)
            return;
        busy = true;
        var result = await IsAllowedAsync(StaffRole.Organiser)
            ? await Entering.HandleAsync(new(Grant!.EventId, Id, form.Read(), Grant.UserId), Leaving)
            : EventRefusals.NotAllowed;
        busy = false;
        problems = new FormProblems(result.Refusals, Refusals);
        if (!result.IsRefused)
            Navigation.NavigateTo($"/organise/events/{Slug}/exhibitors/{result.Value}");
    }
}
