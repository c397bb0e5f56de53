using EventManager.Domain.Common;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Planning;

public partial class ProgrammePage
{
    private static readonly ListLook Start = new("time");

    private ListPage<SessionRow>? list;
    private IReadOnlyList<ListColumn<SessionRow>> columns = [];
    private IReadOnlyList<ListFilter> filters = [];
    private IReadOnlyList<BulkAction> actions = [];
    private IReadOnlyList<ProgrammeEntry> entries = [];
    private IReadOnlyList<RoomChoice> rooms = [];
    private IReadOnlyList<Refusal> refusals = [];
    private SessionFormModel? form;
    private bool confirmsDelete;
    private bool busy;
    private string? done;

    /// <summary><c>new</c> opens the form.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    public string? Do { get; set; }

    [Inject]
    private SessionListQuery List { get; set; } = null!;

    [Inject]
    private ProgrammeQuery Query { get; set; } = null!;

    [Inject]
    private PlanningQuery Planning { get; set; } = null!;

    [Inject]
    private SaveSessionHandler Save { get; set; } = null!;

    [Inject]
    private DeleteSessionHandler Delete { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        rooms = await Planning.RoomsAsync(Frame?.VenueId, Leaving);
        await ReadAsync();
        columns = MakeColumns();
        filters =
        [
            ListFilter.Of(List, "kind", Text["Kind"], Text["AllSessions"], kind => Text["Kind" + kind]),
            ListFilter.Of(List, "places", Text["Places"], Text["AllSessions"], places => Text["Places." + places]),
            new("room", Text["RoomLabel"], Text["AllRooms"], [.. rooms.Select(room => (room.Id.ToString(), room.Name))]),
        ];
        // Contributors plan too, but what is done to many is a task of organisers.
        actions = Grant!.MayChange
            ?
            [
                new(DeleteSessionsTask.Kind, Text["DeleteMany"], count => Text.Plural("DeleteManyTitle", count), Text["DeleteManyText"])
                {
                    IsDanger = true,
                },
            ]
            : [];
    }

    /// <summary>Also where the page is open already and "New" is chosen above it.</summary>
    protected override void OnParametersSet()
    {
        if (Do is "new" && MayPlan && Frame is not null && form is null)
            Add();
    }

    private async Task ReadAsync() => entries = await Query.ListAsync(Grant!.EventId, Leaving);

    private void Add()
    {
        Close();
        var last = entries.Where(entry => entry.EndsAt < Frame!.EndsAt).Max(entry => (DateTimeOffset?)entry.EndsAt);
        form = SessionFormModel.New(Frame!, last);
    }

    private async Task EditAsync(Guid sessionId)
    {
        Close();
        if (await AskToPlanAsync() is not { } grant)
            return;
        if (await Planning.FindAsync(grant.EventId, sessionId, grant.MayChange, Leaving) is { } session)
            form = SessionFormModel.Of(session, Frame!.Zone);
    }

    private void Close()
    {
        form = null;
        refusals = [];
        confirmsDelete = false;
        done = null;
    }

    private Task SaveAsync() =>
        ChangeAsync(async grant =>
        {
            var plan = form!.ToPlan(Frame!.Zone, grant.MayChange);
            var result = await Save.HandleAsync(new(grant.EventId, form.Id, form.Version, plan) { By = grant.UserId }, Leaving);
            return (result.Refusals, Text["Saved"]);
        });

    private Task DeleteAsync() =>
        ChangeAsync(async grant =>
        {
            var result = await Delete.HandleAsync(new(grant.EventId, form!.Id!.Value) { By = grant.UserId }, Leaving);
            return (result.Refusals, result.IsRefused ? "" : Text["Deleted", result.Value]);
        });

    private void AskDelete(SessionRow row) =>
        list?.Ask(
            new(
                Text["DeleteNamed", row.Name],
                row.Taken > 0 ? Text.Plural("DeleteTells", row.Taken) : Text["DeleteSure"],
                Text["DeleteYes"],
                () => DeleteAsync(row)
            )
            {
                IsDanger = true,
            }
        );

    private Task DeleteAsync(SessionRow row) =>
        list!.DoAsync(
            async () =>
            {
                if (await AskToPlanAsync() is not { } grant)
                    return new Refusal("programme.not_allowed");
                var result = await Delete.HandleAsync(new(grant.EventId, row.Id) { By = grant.UserId }, Leaving);
                return result.IsRefused ? result.Refusal : new Done();
            },
            Text["DeletedNamed", row.Name]
        );

    /// <summary>What was typed stays until a change has been done.</summary>
    private async Task ChangeAsync(Func<Platform.Security.EventGrant, Task<(IReadOnlyList<Refusal>, string)>> change)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            (refusals, var words) = await AskToPlanAsync() is { } grant
                ? await change(grant)
                : ([new Refusal("programme.not_allowed")], "");
            confirmsDelete = false;
            if (refusals.Count > 0)
                return;
            Close();
            done = words;
            await ReadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
