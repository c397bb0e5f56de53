using EventManager.Domain.Common;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Planning;

public partial class ProgrammePage
{
    private IReadOnlyList<ProgrammeEntry> entries = [];
    private IReadOnlyList<RoomChoice> rooms = [];
    private IReadOnlyList<Refusal> refusals = [];
    private SessionFormModel? form;
    private bool confirmsDelete;
    private bool busy;
    private string? done;

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
        entries = await Query.ListAsync(Grant!.EventId, Leaving);
    }

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
            var result = await Save.HandleAsync(new(grant.EventId, form.Id, form.Version, plan), Leaving);
            return (result.Refusals, Text["Saved"]);
        });

    private Task DeleteAsync() =>
        ChangeAsync(async grant =>
        {
            var result = await Delete.HandleAsync(new(grant.EventId, form!.Id!.Value), Leaving);
            return (result.Refusals, result.IsRefused ? "" : Text["Deleted", result.Value]);
        });

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
            entries = await Query.ListAsync(Grant!.EventId, Leaving);
        }
        finally
        {
            busy = false;
        }
    }
}
