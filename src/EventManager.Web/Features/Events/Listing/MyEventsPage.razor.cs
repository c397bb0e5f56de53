using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Shell;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Listing;

/// <summary>The first page: what matters today, what is on when, and all events that somebody plans or works at.</summary>
public sealed partial class MyEventsPage
{
    private static readonly ListLook First = new("date", Descending: true);

    /// <summary>What an event's row leads to, beside the event itself.</summary>
    private static readonly string[] Shortcuts = ["Registrations", "Checklist", "Exhibitors", "Programme", "Mails", "Board", "Edit"];

    private IReadOnlyList<ListColumn<EventRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<MonthEvent> events = [];
    private MyTasks mine = MyTasks.None;
    private StartOverviewData? start;
    private DateOnly today;
    private DateOnly month;
    private Guid user;
    private bool mayCreate;

    [Inject]
    private EventListQuery List { get; set; } = null!;

    [Inject]
    private EventMonthQuery Months { get; set; } = null!;

    [Inject]
    private MyTasksQuery Tasks { get; set; } = null!;

    [Inject]
    private StartQuery Start { get; set; } = null!;

    [Inject]
    private OpenPages Pages { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsSignedInAsync();

    protected override async Task LoadAsync()
    {
        mayCreate = await MayCreateEventsAsync();
        if (await UserIdAsync() is not { } id)
            return;
        user = id;
        start = await Start.ReadAsync(user, Leaving);
        await ReadTasksAsync();
        today = Months.Today;
        await ShowMonthAsync(new(today.Year, today.Month, 1));
        filters =
        [
            ListFilter.Of(List, "when", Text["FilterWhen"], Text["Filter.All"], said => Text["Filter." + said]),
            ListFilter.Of(List, "state", Text["State"], Text["AllStates"], said => Names["State." + said]),
            ListFilter.Of(List, "kind", Text["EventKindFilter"], Text["AllKinds"], said => Names["Kind." + said]),
        ];
        columns = MakeColumns();
    }

    private async Task ReadTasksAsync() => mine = await Tasks.ReadAsync(user, Leaving);

    /// <summary>A year that no calendar of a house reaches is not turned to.</summary>
    private async Task ShowMonthAsync(DateOnly asked)
    {
        if (Zone.CanBeMeant(asked))
            (month, events) = (asked, await Months.OfAsync(user, asked, Leaving));
    }

    private IEnumerable<Place> PlacesOf(EventRow row)
    {
        var role = StaffRoles.Of(start is { Year.IsAdministrator: true }, row.Role) ?? StaffRole.Contributor;
        return Places
            .OfEvent.Where(group => !group.ForExhibitors || row.Kind is EventKind.TrainingFair)
            .SelectMany(group => group.Places)
            .Where(place => Shortcuts.Contains(place.Key) && Pages.IsOpen(place.Path, role));
    }

    private static string HrefOf(EventRow row) => Places.EventRoot + row.Slug;
}
