using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Planning;

public partial class ProgrammePage
{
    private IReadOnlyList<ProgrammeEntry> entries = [];
    private IReadOnlyList<RoomChoice> rooms = [];
    private IReadOnlyList<Refusal> refusals = [];
    private EditedForm<SessionFormModel>? edited;
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
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private DeleteSessionHandler Delete { get; set; } = null!;

    private SessionFormModel? Form => edited?.Form;

    private string FormName => $"session-{Form?.Id ?? Grant!.EventId:N}";

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
        edited = new(SessionFormFields.Of(Text, rooms), SessionFormModel.New(Frame!, last));
    }

    private async Task EditAsync(Guid sessionId)
    {
        Close();
        if (await AskToPlanAsync() is { } grant && await ReadAsync(grant, sessionId) is { } read)
            edited = new(SessionFormFields.Of(Text, rooms), read);
    }

    private async Task<SessionFormModel?> ReadAsync(EventGrant grant, Guid sessionId) =>
        await Planning.FindAsync(grant.EventId, sessionId, grant.MayChange, Leaving) is { } session
            ? SessionFormModel.Of(session, Frame!.Zone)
            : null;

    private void Close()
    {
        edited = null;
        refusals = [];
        confirmsDelete = false;
        done = null;
    }

    private Task SaveAsync(FormSaving saving) =>
        ChangeAsync(async grant =>
        {
            var form = Form!;
            var plan = form.ToPlan(Frame!.Zone, grant.MayChange);
            var result = await Save.HandleAsync(new(grant.EventId, form.Id, form.Version, plan, grant.UserId), Leaving);
            if (!result.IsRefused)
                saving.Done();
            else if (result.Refusals.Contains(ProgrammeRefusals.ChangedByAnother) && form.Id is { } id)
                return await JoinAsync(grant, id) ? null : (result.Refusals, "");
            return (result.Refusals, Text["Saved"]);
        });

    /// <returns>False where it is gone.</returns>
    private async Task<bool> JoinAsync(EventGrant grant, Guid id)
    {
        if (await ReadAsync(grant, id) is not { } theirs || await ReadAsync(grant, id) is not { } joined)
            return false;
        edited!.JoinWith(theirs, joined, await Changes.OfAsync(id, Leaving));
        return true;
    }

    private Task DeleteAsync() =>
        ChangeAsync(async grant =>
        {
            var result = await Delete.HandleAsync(new(grant.EventId, Form!.Id!.Value), Leaving);
            return (result.Refusals, result.IsRefused ? "" : Text["Deleted", result.Value]);
        });

    /// <summary>What was typed stays until a change has been done; null where there is more to decide first.</summary>
    private async Task ChangeAsync(Func<EventGrant, Task<(IReadOnlyList<Refusal>, string)?>> change)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            var answer = await AskToPlanAsync() is { } grant ? await change(grant) : ([new Refusal("programme.not_allowed")], "");
            confirmsDelete = false;
            (refusals, var words) = answer ?? ([], "");
            if (refusals.Count > 0 || answer is null)
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
