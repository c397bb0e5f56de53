using EventManager.Domain.Common;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace EventManager.Web.Features.Exhibitors.Guide;

/// <summary>The guide for visitors: who is here, what they show, and where they stand.</summary>
public sealed partial class GuidePage
{
    private Fair? fair;
    private ShownPicture? picture;
    private FairPlan plan = new([], []);
    private GuidePageOf list = new([], 0, 1, 1, []);
    private IReadOnlyList<OccupationName> occupations = [];

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Occupation { get; set; }

    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>An exhibitor that a booth of the plan leads to.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    private FairQuery Fairs { get; set; } = null!;

    [Inject]
    private GuideQuery Guide { get; set; } = null!;

    [Inject]
    private PlanQuery Plans { get; set; } = null!;

    [Inject]
    private EventPictureQuery Pictures { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid? Wanted => Guid.TryParse(Occupation, out var id) ? id : null;

    private bool IsSearch => !string.IsNullOrWhiteSpace(Q) || Wanted is not null;

    private string Here => EventKeys.AddressOf(Http);

    protected override async Task OnInitializedAsync()
    {
        var stop = Http.RequestAborted;
        fair = await Fairs.FindAsync(Slug, Http);
        if (fair is null)
        {
            Navigation.NotFound();
            return;
        }
        picture = fair.IsFound ? await Pictures.FindAsync(fair.Id, stop) : null;
        plan = await Plans.FindAsync(fair.Id, stop);
        occupations = await Guide.OccupationsAsync(fair.Id, stop);
        var number = int.TryParse(Page, out var page) ? page : 1;
        list = await Guide.FindAsync(fair.Id, Cut(Q), Wanted, number, Guid.TryParse(Show, out var show) ? show : null, stop);
    }

    /// <summary>Of an event's guide, for whoever may find it.</summary>
    internal static string Address(string slug) => EventKeys.Address(slug, null, "/exhibitors");

    private string PageAddress(int number) =>
        QueryHelpers.AddQueryString(
            fair!.Address("/exhibitors"),
            new Dictionary<string, string?>
            {
                ["q"] = Q,
                ["occupation"] = Occupation,
                ["page"] = number.ToString(),
            }
        );

    private string BoothAddress(PlanBooth booth) =>
        QueryHelpers.AddQueryString(fair!.Address("/exhibitors"), "show", booth.ExhibitorId.ToString()!)
        + "#exhibitor-"
        + booth.ExhibitorId;

    /// <summary>Within what was searched for.</summary>
    private string EntryAddress(Guid id) =>
        QueryHelpers.AddQueryString(
            fair!.Address("/exhibitors"),
            new Dictionary<string, string?>
            {
                ["q"] = string.IsNullOrWhiteSpace(Q) ? null : Q,
                ["occupation"] = Wanted?.ToString(),
                ["show"] = id.ToString(),
            }
        )
        + "#exhibitor-"
        + id;

    private static string Cut(string? words) => CleanText.Cut(words ?? "", 100);
}
