using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>Applications of an event: found, counted, accepted many at once. Contributors see companies, not people, and choose none.</summary>
public sealed partial class ExhibitorsPage
{
    private static readonly ListLook Start = new("company");

    private IReadOnlyDictionary<ExhibitorState, int> counts = new Dictionary<ExhibitorState, int>();
    private IReadOnlyList<ListColumn<ExhibitorRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;

    protected override StaffRole Least => StaffRole.Contributor;

    [Inject]
    private ExhibitorListQuery List { get; set; } = null!;

    [Inject]
    private IEnumerable<IEventFilters> Filters { get; set; } = null!;

    [Inject]
    private MailToChosen Mailing { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        await CountAsync();
        columns = MakeColumns();
        filters = await MakeFiltersAsync();
        actions = Grant!.MayChange
            ?
            [
                new BulkAction(
                    AcceptManyTask.Kind,
                    Text["AcceptChosen"],
                    count => Text.Plural("AcceptChosenTitle", count),
                    Text["AcceptChosenText"]
                ),
                Mailing.Action(Grant.EventId, Slug, MailGroup.Exhibitors),
            ]
            : [];
        isLoaded = true;
    }

    private async Task CountAsync() => counts = await List.CountsAsync(Grant!.EventId, Leaving);

    private async Task<IReadOnlyList<ListFilter>> MakeFiltersAsync() =>
        [
            ListFilter.Of(List, "state", Text["Field.state"], Text["AllStates"], state => Text["State." + state]),
            .. await Filters.Single(one => one.List == List.List).OfAsync(Grant!.EventId, Leaving),
        ];

    private string HrefOf(ExhibitorRow row) => $"/organise/events/{Slug}/exhibitors/{row.Id}";
}
