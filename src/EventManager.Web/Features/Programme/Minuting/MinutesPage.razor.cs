using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Minuting;

public partial class MinutesPage
{
    private readonly MinutesEditor editor = new();
    private ProgrammeEntry? session;
    private MinutesStatus status = MinutesStatus.None;
    private IReadOnlyList<RevisionLine> revisions = [];
    private MinutesBody? theirs;
    private Refusal? refusal;
    private string? done;
    private bool busy;

    [Parameter]
    public Guid SessionId { get; set; }

    [Inject]
    private ProgrammeQuery Query { get; set; } = null!;

    [Inject]
    private MinutesQuery Minutes { get; set; } = null!;

    [Inject]
    private SaveMinutesHandler Save { get; set; } = null!;

    [Inject]
    private ApproveMinutesHandler Approve { get; set; } = null!;

    [Inject]
    private SendMinutesHandler Send { get; set; } = null!;

    [Inject]
    private SendCorrectionHandler Correct { get; set; } = null!;

    private string StateLook =>
        status.State switch
        {
            MinutesState.Sent => "badge--success",
            MinutesState.Approved => "badge--info",
            _ => "badge--neutral",
        };

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        session = await Query.FindAsync(Grant!.EventId, SessionId, Leaving);
        SayMissing(session);
        if (session is null || !MayPlan)
            return;
        await RefreshAsync();
        if (await Minutes.BodyAsync(SessionId, null, Leaving) is { } body)
            editor.Load(body, body.Revision);
    }

    private async Task RefreshAsync()
    {
        status = await Minutes.StatusAsync(SessionId, Leaving);
        revisions = await Minutes.RevisionsAsync(SessionId, Leaving);
    }

    private Task SaveAsync() =>
        ChangeAsync(async () =>
        {
            if (await AskToPlanAsync() is not { } grant)
                return (NotAllowed, null);
            var result = await Save.HandleAsync(
                new(grant.EventId, SessionId, editor.BasedOn, editor.Markdown, editor.DecisionsText, editor.TasksText, grant.UserId),
                Leaving
            );
            if (result.Refusal == MinutesRefusals.NewerRevision)
                theirs = await Minutes.BodyAsync(SessionId, null, Leaving);
            if (result.IsRefused)
                return (result.Refusal, null);
            editor.Saved(result.Value);
            return (null, Text["MinutesSaved", result.Value]);
        });

    private Task SaveOverAsync()
    {
        editor.Follow(theirs!.Revision);
        return SaveAsync();
    }

    private void TakeTheirs()
    {
        editor.Load(theirs!, theirs!.Revision);
        (theirs, refusal) = (null, null);
    }

    private void Restore(MinutesBody body)
    {
        editor.Restore(body);
        (refusal, done) = (null, Text["Restored", body.Revision]);
    }

    private Task ApproveAsync() =>
        AsOrganiserAsync(async eventId =>
        {
            var result = await Approve.HandleAsync(new(eventId, SessionId, editor.BasedOn), Leaving);
            return (result.Refusal, Text["Approved"]);
        });

    private Task SendAsync(MinutesAudience audience) =>
        AsOrganiserAsync(async eventId =>
        {
            var result = await Send.HandleAsync(new(eventId, SessionId, status.ApprovedRevision ?? 0, audience), Leaving);
            return (result.Refusal, result.IsRefused ? null : Text["SentTo", result.Value].Value);
        });

    private Task CorrectAsync() =>
        AsOrganiserAsync(async eventId =>
        {
            var result = await Correct.HandleAsync(new(eventId, SessionId, status.ApprovedRevision ?? 0), Leaving);
            return (result.Refusal, result.IsRefused ? null : Text["CorrectionSentTo", result.Value].Value);
        });

    private Task AsOrganiserAsync(Func<Guid, Task<(Refusal?, string?)>> change) =>
        ChangeAsync(async () => await IsAllowedAsync(StaffRole.Organiser) ? await change(Grant!.EventId) : (NotAllowed, null));

    private async Task ChangeAsync(Func<Task<(Refusal?, string?)>> change)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            theirs = null;
            (refusal, done) = await change();
            await RefreshAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private static readonly Refusal NotAllowed = new("programme.not_allowed");
}
