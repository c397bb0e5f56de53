using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>An exhibitor by hand: new, or changed.</summary>
public sealed partial class EnterExhibitorPage
{
    /// <summary>What writes an exhibitor's row, also by the company itself: not its booth, its logo, or a look at it.</summary>
    private static readonly string[] Writing =
    [
        "exhibitor.entered",
        "exhibitor.changed",
        .. Enum.GetNames<ExhibitorState>().Select(state => "exhibitor." + state.ToLowerInvariant()),
    ];

    private EditedForm<ApplicationForm>? edited;
    private long? version;
    private FormProblems problems = FormProblems.None;
    private IReadOnlyList<OccupationName> catalogue = [];
    private FormPage? page;

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

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    private ApplicationForm? Form => edited?.Form;

    /// <summary>A new one has a draft of its own in each event.</summary>
    private string FormName => $"exhibitor-{Id ?? Grant!.EventId:N}";

    private IEnumerable<(string Value, string Words)> Powers =>
        Enum.GetValues<PowerSupply>().Select(power => (power.ToString(), Text["Power." + power].Value));

    protected override async Task LoadAsync()
    {
        catalogue = await Occupations.AllAsync(Leaving);
        var read = Id is { } id ? await Forms.ReadAsync(Grant!.EventId, id, Leaving) : new(ApplicationForm.Usual, null);
        SayMissing(read);
        if (read is not null)
            (edited, version) = (new(ExhibitorFormFields.Of(Text, catalogue), read.Make()), read.Version);
    }

    private void Toggle(Guid id)
    {
        if (!Form!.Details.Occupations.Remove(id))
            Form.Details.Occupations.Add(id);
    }

    private async Task SaveAsync(FormSaving saving)
    {
        var result = await IsAllowedAsync(StaffRole.Organiser)
            ? await Entering.HandleAsync(new(Grant!.EventId, Id, Form!.Read(), Grant.UserId, version), Leaving)
            : EventRefusals.NotAllowed;
        if (result.IsRefused && result.Refusals.Contains(ExhibitorRefusals.ChangedByAnother) && await JoinAsync(Id!.Value))
            return;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await page!.SettleAsync();
        Navigation.NavigateTo($"/organise/events/{Slug}/exhibitors/{result.Value}");
    }

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(Guid id)
    {
        if (await Forms.ReadAsync(Grant!.EventId, id, Leaving) is not { } read)
            return false;
        problems = FormProblems.None;
        edited!.JoinWith(read.Make, await Changes.OfAsync(id, Writing, Leaving));
        version = read.Version;
        return true;
    }
}
