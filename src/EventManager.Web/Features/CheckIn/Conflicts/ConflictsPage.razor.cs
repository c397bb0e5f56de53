using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Door;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Conflicts;

public sealed partial class ConflictsPage
{
    private static readonly ListLook Start = new("time", Descending: true);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private IReadOnlyList<ConflictToReview>? open;
    private int waiting;
    private IReadOnlyList<ListColumn<DecidedConflict>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private ListPage<DecidedConflict>? list;
    private string zone = Zone.Default;
    private string? message;
    private bool refused;

    [Inject]
    private ConflictsQuery Query { get; set; } = null!;

    [Inject]
    private DecidedConflictList Decided { get; set; } = null!;

    [Inject]
    private DecideConflictHandler Decider { get; set; } = null!;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    /// <summary>Door staff read what happened; the count is changed by organisers.</summary>
    protected override StaffRole Least => StaffRole.Door;

    protected override async Task LoadAsync()
    {
        zone = (await Doors.FindAsync(Slug, Leaving))?.TimeZone ?? zone;
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(
                Decided,
                "decision",
                Text["Decision"],
                Words["DecidedAll"],
                said => DecisionOf(Enum.Parse<ConflictDecision>(said))
            ),
        ];
        await RefreshAsync();
        if (RendererInfo.IsInteractive)
            _ = WatchAsync();
    }

    private async Task RefreshAsync()
    {
        var shown = open ?? [];
        open = await Query.ReadAsync(Grant!.EventId, Leaving);
        waiting = open.Count < ConflictsQuery.Most ? open.Count : await Query.CountOpenAsync(Grant.EventId, Leaving);
        // One that is open no more was decided, here or by somebody else. Where there are more than are shown, another took its place.
        if (list is not null && shown.ExceptBy(open.Select(one => one.Id), one => one.Id).Any())
            await list.FollowRowsAsync();
    }

    private Task WatchAsync() =>
        DoorWatch.RunAsync(
            Every,
            () => IsAllowedAsync(Least),
            () =>
                InvokeAsync(async () =>
                {
                    await RefreshAsync();
                    StateHasChanged();
                }),
            DispatchExceptionAsync,
            Leaving
        );

    private string DecisionOf(ConflictDecision decision) =>
        decision is ConflictDecision.CountedIn or ConflictDecision.NobodyIn ? Words["Decision." + decision] : Text["Decision." + decision];

    private async Task DecideAsync(ConflictToReview conflict, ConflictDecision decision)
    {
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await Decider.HandleAsync(new DecideConflict(Grant!.EventId, conflict.Id, decision, Grant.UserId), Leaving);
        refused = result.IsRefused;
        message = result.Refusal is { } why ? Say(why) : Text["DecisionKept", conflict.Name];
        await RefreshAsync();
    }
}
