using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>What the organiser changes, by the drawing or by the fields: the same handlers, saved at once.</summary>
public sealed partial class PlanPage
{
    [Inject]
    private PlaceBoothHandler Placing { get; set; } = null!;

    [Inject]
    private AddBoothsHandler Adding { get; set; } = null!;

    [Inject]
    private AssignBoothHandler Assigning { get; set; } = null!;

    [Inject]
    private DeleteBoothHandler Deleting { get; set; } = null!;

    /// <summary>Called by floorplan.js with the booth's corner on the floor; false puts it back.</summary>
    [JSInvokable]
    public async Task<bool> BoothMoved(string id, double x, double y)
    {
        if (Find(id) is not { } booth || Floor is not { } floor)
            return false;
        // Where its middle lies is the room that is meant; between rooms, it stays in its own and is refused there.
        var room = floor.RoomAt(x + booth.Width / 2.0, y + booth.Depth / 2.0) ?? plan.RoomOf(booth);
        if (room is null)
            return false;
        var place = new BoothPlace(booth.Label, Whole(x) - room.X, Whole(y) - room.Y, booth.Width, booth.Depth);
        Choose(booth.Id);
        var moved = await PlaceAsync(new BoothChange(booth, room.Id, place, booth.Power));
        StateHasChanged();
        return moved;
    }

    [JSInvokable]
    public async Task BoothRotated(string id)
    {
        if (Find(id) is { } booth)
        {
            Choose(booth.Id);
            await PlaceAsync(BoothChange.Turned(booth));
        }
        StateHasChanged();
    }

    [JSInvokable]
    public void BoothChosen(string id)
    {
        if (Find(id) is { } booth)
            Choose(booth.Id);
        StateHasChanged();
    }

    /// <summary>By the Enter key: whoever uses a keyboard goes on in the panel.</summary>
    [JSInvokable]
    public void BoothOpened(string id)
    {
        BoothChosen(id);
        entersEditor = ChosenBooth is not null;
    }

    /// <summary>By the space bar: arrows move it now, which is nothing to see for everybody.</summary>
    [JSInvokable]
    public void BoothHeld(string id)
    {
        if (Find(id) is { } booth)
        {
            Choose(booth.Id);
            Tell(Text["BoothHeld", booth.Label], refused: false);
        }
        StateHasChanged();
    }

    /// <summary>Back to the booth in the drawing, from where the panel was opened.</summary>
    private async Task CloseAsync()
    {
        var id = chosen;
        chosen = null;
        if (attached is not null)
            await attached.InvokeVoidAsync("focus", Leaving, id);
    }

    private async Task<bool> PlaceAsync(BoothChange change)
    {
        var done = await ChangeAsync(
            () =>
                Placing.HandleAsync(
                    new(Grant!.EventId, change.Booth.Id, change.Booth.Version, change.RoomId, change.Place, change.Power),
                    Leaving
                ),
            Text[
                "BoothSavedAt",
                change.Place.Label,
                plan.Floors.SelectMany(floor => floor.Rooms).FirstOrDefault(room => room.Id == change.RoomId)?.Name ?? "",
                Metres.Say(change.Place.X),
                Metres.Say(change.Place.Y)
            ]
        );
        if (done)
            OfferUndo(change.Booth, now => PlaceAsync(change.Booth.BackFrom(now)));
        return done;
    }

    /// <summary>What speaks against a booth is read first, and the booth given only then.</summary>
    private async Task AssignAsync(PlanBooth booth, Guid? exhibitorId, bool anyway)
    {
        var doubts = new List<Refusal>();
        var done = await ChangeAsync(
            async () =>
            {
                var result = await Assigning.HandleAsync(
                    new(Grant!.EventId, booth.Id, booth.Version, exhibitorId, anyway) { By = Grant.UserId },
                    Leaving
                );
                if (result.IsRefused && AssignQuestion.IsAsked(result.Refusals))
                    doubts.AddRange(result.Refusals);
                return result;
            },
            Text[exhibitorId is null ? "BoothFreed" : "BoothAssigned", booth.Label, NameOf(exhibitorId)]
        );
        asked = doubts.Count == 0 ? null : new(booth, exhibitorId, NameOf(exhibitorId), doubts);
        if (done && exhibitorId is null && booth.ExhibitorId is { } holder)
            OfferUndo(booth, now => AssignAsync(now, holder, true));
    }

    /// <summary>Freeing a booth asks first; whether giving it has to, the handler says.</summary>
    private async Task ChooseExhibitorAsync(PlanBooth booth, Guid? exhibitorId)
    {
        if (exhibitorId is null && booth.ExhibitorId is not null)
            asked = new(booth, null, "", []);
        else
            await AssignAsync(booth, exhibitorId, false);
    }

    private string NameOf(Guid? exhibitorId) => accepted.FirstOrDefault(e => e.Id == exhibitorId)?.CompanyName ?? "";

    private Task<bool> DeleteAsync(PlanBooth booth) =>
        ChangeAsync(
            () => Deleting.HandleAsync(new(Grant!.EventId, booth.Id, booth.Version) { By = Grant.UserId }, Leaving),
            Text["BoothDeleted", booth.Label]
        );

    private Task<bool> AddAsync(NewBooth booth) =>
        ChangeAsync(
            () =>
                Adding.HandleAsync(new AddBooth(Grant!.EventId, booth.RoomId, booth.Label, booth.Width, booth.Depth, booth.Power), Leaving),
            Text["BoothSaved", booth.Label]
        );

    private Task<bool> AddRowAsync(NewRow row) =>
        ChangeAsync(
            () => Adding.HandleAsync(new AddBoothRow(Grant!.EventId, row.RoomId, row.Prefix, row.Row, row.Power), Leaving),
            Text.Plural("RowSaved", row.Row.Count)
        );

    private async Task<bool> ChangeAsync<T>(Func<Task<Result<T>>> change, string done)
    {
        if (busy)
            return false;
        busy = true;
        try
        {
            if (!await IsPlannerAsync())
                return false;
            var result = await change();
            boothRefusal = result.Refusal;
            Tell(result.IsRefused ? Say(result.Refusal) : done, result.IsRefused);
            await ReadAsync();
            return !result.IsRefused;
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Takes back what was done to the booth as it is now: what somebody else does to it later is not undone with it.</summary>
    private void OfferUndo(PlanBooth booth, Func<PlanBooth, Task> back) =>
        undo = plan.Booths.FirstOrDefault(one => one.Id == booth.Id) is { } now ? () => back(now) : null;

    private Task UndoAsync()
    {
        var back = undo;
        undo = null;
        return back?.Invoke() ?? Task.CompletedTask;
    }

    private PlanBooth? Find(string id) => plan.Booths.FirstOrDefault(booth => booth.Id.ToString() == id);

    /// <summary>Numbers come from a browser: anything may.</summary>
    private static int Whole(double centimetres) => double.IsFinite(centimetres) ? (int)Math.Clamp(Math.Round(centimetres), -1e6, 1e6) : -1;
}
