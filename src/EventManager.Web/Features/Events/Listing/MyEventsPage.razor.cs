using EventManager.Web.Features.Events.Checklist;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Listing;

public sealed partial class MyEventsPage
{
    private EventFilter filter = EventFilter.Upcoming;
    private string search = "";
    private int page = 1;
    private bool mayCreate;
    private MyEvents? list;
    private StartOverviewData? start;
    private IReadOnlyList<DuePoint> overdue = [];

    [Inject]
    private MyEventsQuery Events { get; set; } = null!;

    [Inject]
    private ChecklistQuery Checklists { get; set; } = null!;

    [Inject]
    private StartQuery Start { get; set; } = null!;

    protected override Task<bool> IsMeantForAsync() => IsSignedInAsync();

    protected override async Task LoadAsync()
    {
        mayCreate = await MayCreateEventsAsync();
        if (await UserIdAsync() is { } user)
            (start, overdue) = (await Start.ReadAsync(user, Leaving), await Checklists.OverdueAsync(user, Leaving));
        await ShowPageAsync(1);
    }

    private Task ShowAsync(EventFilter chosen)
    {
        filter = chosen;
        return ShowPageAsync(1);
    }

    private async Task ShowPageAsync(int number)
    {
        page = number;
        if (await UserIdAsync() is { } user)
            list = await Events.ListAsync(new MyEventsAsked(user, filter, search, page), Leaving);
    }
}
