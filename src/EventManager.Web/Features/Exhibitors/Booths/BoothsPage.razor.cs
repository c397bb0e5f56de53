using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Exhibitors.Booths;

/// <summary>All booths of an event: who has which, what is free, what does not fit. Moved and given they are in the plan.</summary>
public sealed partial class BoothsPage
{
    private static readonly ListLook Start = new("label");

    private ListPage<BoothListRow>? list;
    private IReadOnlyList<ListColumn<BoothListRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private bool isLoaded;

    protected override StaffRole Least => StaffRole.Contributor;

    [Inject]
    private BoothListQuery List { get; set; } = null!;

    [Inject]
    private AssignBoothHandler Assigning { get; set; } = null!;

    [Inject]
    private DeleteBoothHandler Deleting { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        var rooms = await List.RoomsAsync(Grant!.EventId, Leaving);
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "state", Text["BoothState"], Text["AllBooths"], state => Text["BoothState." + state]),
            ListFilter.Of(List, "power", Text["Field.power"], Text["AllBooths"], power => Text["Power." + power]),
            new("room", Text["Room"], Text["AllRooms"], [.. rooms.Select(room => (room.Id.ToString(), room.Name))]),
        ];
        actions = Grant.MayChange
            ?
            [
                new(FreeBoothsTask.Kind, Text["FreeBooth"], count => Text.Plural("FreeManyTitle", count), Text["FreeManyText"])
                {
                    IsDanger = true,
                },
            ]
            : [];
        isLoaded = true;
    }

    private void AskFree(BoothListRow row) =>
        list?.Ask(
            new(Text["FreeTitle", row.Label], Text["FreeText", row.Company ?? ""], Text["FreeYes"], () => FreeAsync(row))
            {
                IsDanger = true,
            }
        );

    private void AskDelete(BoothListRow row) =>
        list?.Ask(
            new(
                Text["DeleteBoothTitle", row.Label],
                row.Company is { } company ? Text["DeleteBoothTaken", company] : Text["DeleteBoothFree"],
                Text["DeleteBoothYes"],
                () => DeleteAsync(row)
            )
            {
                IsDanger = true,
            }
        );

    private Task FreeAsync(BoothListRow row) =>
        DoAsync(
            () => Assigning.HandleAsync(new(Grant!.EventId, row.Id, row.Version, null) { By = Grant.UserId }, Leaving),
            Text["BoothFreed", row.Label]
        );

    private Task DeleteAsync(BoothListRow row) =>
        DoAsync(
            () => Deleting.HandleAsync(new(Grant!.EventId, row.Id, row.Version) { By = Grant.UserId }, Leaving),
            Text["BoothDeleted", row.Label]
        );

    private Task DoAsync(Func<Task<Result<Done>>> change, string done) =>
        list!.DoAsync(async () => await IsPlannerAsync() ? await change() : EventRefusals.NotAllowed, done);
}
