using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Applying;

/// <summary>A company applies for a booth: one page, one form, no script.</summary>
public sealed partial class ApplyPage
{
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<OccupationName> catalogue = [];
    private Fair? fair;

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromForm(FormName = "apply")]
    private ApplicationForm? Form { get; set; }

    [Inject]
    private FairQuery Fairs { get; set; } = null!;

    [Inject]
    private OccupationCatalogue Occupations { get; set; } = null!;

    [Inject]
    private ApplyHandler Handler { get; set; } = null!;

    [Inject]
    private RefusalWords Words { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string ClosedWords =>
        fair is { TakesPlace: true, ApplicationsCloseAt: { } deadline }
            ? Text["ApplyClosedSince", When.DateTime(deadline, fair.TimeZone)]
            : Text["ApplyClosed"];

    protected override async Task OnInitializedAsync()
    {
        Form ??= new ApplicationForm();
        fair = await Fairs.FindAsync(Slug, Http);
        if (fair is null)
            Navigation.NotFound();
        else if (fair.TakesApplications)
            catalogue = await Occupations.AllAsync(Http.RequestAborted);
    }

    private async Task SendAsync()
    {
        if (fair is null)
            return;
        var result = await Handler.HandleAsync(new(fair.Id, Form!.Read(), Languages.Current), Http.RequestAborted);
        refusals = result.Refusals;
        if (!result.IsRefused)
            Navigation.NavigateTo(fair.Address("/apply/done"));
    }

    private Refusal? Wrong(string field) => refusals.FirstOrDefault(refusal => refusal.Field == field);
}
