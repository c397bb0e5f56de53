using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Forms;
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
    private EditedForm<SessionFormModel>? edited;
    private bool busy;
    private string? done;

    /// <summary><c>new</c> opens the form.</summary>
    [SupplyParameterFromQuery(Name = "do")]
    public string? Do { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private SessionListQuery List { get; set; } = null!;

    [Inject]
    private ProgrammeQuery Query { get; set; } = null!;

    [Inject]
    private PlanningQuery Planning { get; set; } = null!;

    [Inject]
    private SaveSessionHandler Save { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private DeleteSessionHandler Delete { get; set; } = null!;

    private SessionFormModel? Form => edited?.Form;

    private string FormName => $"session-{Form?.Id ?? Grant!.EventId:N}";

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
        if (Do is "new" && MayPlan && Frame is not null && Form is null)
            Add();
    }

    private async Task ReadAsync() => entries = await Query.ListAsync(Grant!.EventId, Leaving);

    private void Add()
    {
        Close();
        var last = entries.Where(entry => entry.EndsAt < Frame!.EndsAt).Max(entry => (DateTimeOffset?)entry.EndsAt);
        edited = new(SessionFormFields.Of(Text, rooms), SessionFormModel.New(Frame!, last));
    }

    private async Task EditAsync(Guid sessionId)
    {
        Close();
        if (await AskToPlanAsync() is { } grant && await ReadAsync(grant, sessionId) is { } read)
            edited = new(SessionFormFields.Of(Text, rooms), read());
    }

    /// <returns>Its form, made anew by each call.</returns>
    private async Task<Func<SessionFormModel>?> ReadAsync(EventGrant grant, Guid sessionId) =>
        await Planning.FindAsync(grant.EventId, sessionId, grant.MayChange, Leaving) is { } session
            ? () => SessionFormModel.Of(session, Frame!.Zone)
            : null;

    private void Close()
    {
        edited = null;
        refusals = [];
        done = null;
    }

    /// <summary>And nothing that draws the page anew opens it again.</summary>
    private void Leave()
    {
        Close();
        Navigation.ForgetDo();
    }

    private Task SaveAsync(FormSaving saving) =>
        ChangeAsync(async grant =>
        {
            var form = Form!;
            var plan = form.ToPlan(Frame!.Zone, grant.MayChange);
            var result = await Save.HandleAsync(new(grant.EventId, form.Id, form.Version, plan) { By = grant.UserId }, Leaving);
            if (!result.IsRefused)
                saving.Done();
            else if (result.Refusals.Contains(ProgrammeRefusals.ChangedByAnother) && form.Id is { } id)
                return await JoinAsync(grant, id) ? null : (result.Refusals, "");
            return (result.Refusals, Text["Saved"]);
        });

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(EventGrant grant, Guid id)
    {
        if (await ReadAsync(grant, id) is not { } read)
            return false;
        edited!.JoinWith(read, await Changes.OfAsync(id, ["session.added", "session.changed"], Leaving));
        return true;
    }

    private Task DeleteAsync() =>
        ChangeAsync(async grant =>
        {
            var result = await Delete.HandleAsync(new(grant.EventId, Form!.Id!.Value) { By = grant.UserId }, Leaving);
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

    /// <summary>What was typed stays until a change has been done; null where there is more to decide first.</summary>
    private async Task ChangeAsync(Func<EventGrant, Task<(IReadOnlyList<Refusal>, string)?>> change)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            var answer = await AskToPlanAsync() is { } grant ? await change(grant) : ([new Refusal("programme.not_allowed")], "");
            (refusals, var words) = answer ?? ([], "");
            if (refusals.Count > 0 || answer is null)
                return;
            Leave();
            done = words;
            await ReadAsync();
        }
        finally
        {
            busy = false;
        }
    }
}
