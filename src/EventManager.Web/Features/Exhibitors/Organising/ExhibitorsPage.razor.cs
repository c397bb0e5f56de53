using EventManager.Domain.Accounts;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Organising;

/// <summary>Applications of an event: found, counted, decided one by one or many at once. Contributors see companies, not people, and choose none.</summary>
public sealed partial class ExhibitorsPage
{
    private static readonly ListLook Start = new("company");

    private IReadOnlyDictionary<ExhibitorState, int> counts = new Dictionary<ExhibitorState, int>();
    private IReadOnlyList<ListColumn<ExhibitorRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private ListPage<ExhibitorRow>? list;
    private bool isLoaded;

    protected override StaffRole Least => StaffRole.Contributor;

    [Inject]
    private ExhibitorListQuery List { get; set; } = null!;

    [Inject]
    private DecideExhibitorHandler Deciding { get; set; } = null!;

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
                new BulkAction(
                    ExportChosenTask.KindOf(ExhibitorTable.List),
                    Text["ExportChosen"],
                    count => Text.Plural("ExportChosenTitle", count),
                    Text["ExportChosenText"]
                )
                {
                    AsksWho = true,
                },
                new BulkAction(
                    DeclineManyTask.Kind,
                    Text["DeclineChosen"],
                    count => Text.Plural("DeclineChosenTitle", count),
                    Text["DeclineChosenText"]
                )
                {
                    IsDanger = true,
                },
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

    /// <summary>What the exhibitor's own page asks, and says afterwards.</summary>
    private void AskDecision(ExhibitorRow row, ExhibitorState state)
    {
        var frees = state is not ExhibitorState.Accepted && row.BoothLabel is { } label ? " " + Text["DecideFrees", label] : "";
        list!.Ask(
            new ListQuestion(
                Text["DecideTitle." + state, row.Name],
                Text["DecideMail", row.ContactName ?? row.Name] + frees,
                Text["Decide." + state],
                () =>
                    list.DoAsync(
                        () => Deciding.HandleAsync(new(Grant!.EventId, row.Id, state, Grant.UserId), Leaving),
                        Text["Decided." + state]
                    )
            )
            {
                IsDanger = state is not ExhibitorState.Accepted,
            }
        );
    }

    private string HrefOf(ExhibitorRow row) => $"/organise/events/{Slug}/exhibitors/{row.Id}";
}
