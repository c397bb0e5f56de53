using EventManager.Domain.Common;
using EventManager.Web.Features.Exhibitors.Applying;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Own;

/// <summary>An exhibitor's own page, opened by the link of its mails.</summary>
public sealed partial class OwnExhibitorPage
{
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<OccupationName> catalogue = [];
    private OwnExhibitor? own;

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "details")]
    private DetailsForm? Form { get; set; }

    [Inject]
    private OwnExhibitors Exhibitors { get; set; } = null!;

    [Inject]
    private OccupationCatalogue Occupations { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string SavedWords =>
        Saved switch
        {
            "withdrawn" => "OwnWithdrawn",
            "logo" => "LogoSaved",
            "no-logo" => "LogoRemoved",
            _ => "OwnSaved",
        };

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        own = await Exhibitors.FindAsync(Token, Http.RequestAborted);
        if (own is null)
        {
            Navigation.NotFound();
            return;
        }
        Form ??= own.Details;
        catalogue = own.MayChange ? await Occupations.AllAsync(Http.RequestAborted) : [];
    }

    private async Task SaveAsync() => Show(await Exhibitors.ChangeAsync(Token, Form!.Read(), Http.RequestAborted), "details");

    private async Task WithdrawAsync() => Show(await Exhibitors.WithdrawAsync(Token, Http.RequestAborted), "withdrawn");

    private void Show(Result<Done> result, string done)
    {
        refusals = result.Refusals;
        if (!result.IsRefused)
            Navigation.NavigateTo($"/x/{Token}?saved={done}");
    }
}
