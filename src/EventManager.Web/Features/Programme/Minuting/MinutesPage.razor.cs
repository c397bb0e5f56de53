using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Programme.Minuting;

public partial class MinutesPage
{
    private EditedForm<MinutesEditor>? edited;
    private FormProblems problems = FormProblems.None;
    private FormPage? page;
    private ProgrammeEntry? session;
    private MinutesStatus status = MinutesStatus.None;
    private IReadOnlyList<RevisionLine> revisions = [];
    private IReadOnlyList<TaskLine> tasks = [];
    private IReadOnlyList<string> people = [];
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
    private MinutedTasksQuery Tasks { get; set; } = null!;

    [Inject]
    private TickMinutedTaskHandler Tick { get; set; } = null!;

    [Inject]
    private SaveMinutesHandler Save { get; set; } = null!;

    [Inject]
    private ApproveMinutesHandler Approve { get; set; } = null!;

    [Inject]
    private SendMinutesHandler Send { get; set; } = null!;

    [Inject]
    private SendCorrectionHandler Correct { get; set; } = null!;

    private MinutesEditor Editor => edited!.Form;

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
        people = await Tasks.PeopleAsync(Grant.EventId, SessionId, Leaving);
        edited = new(MinutesFields.Of(Text), new(await Minutes.BodyAsync(SessionId, null, Leaving) ?? MinutesBody.None));
    }

    private async Task RefreshAsync()
    {
        status = await Minutes.StatusAsync(SessionId, Leaving);
        revisions = await Minutes.RevisionsAsync(SessionId, Leaving);
        tasks = await Tasks.OfAsync(Grant!.EventId, SessionId, Grant.UserId, Leaving);
    }

    private Task SaveAsync(FormSaving saving) =>
        ChangeAsync(async () =>
        {
            var form = Editor;
            problems = FormProblems.None;
            // Pressed again: the same words are no newer revision.
            if (form is { IsChanged: false, BasedOn: > 0 })
            {
                saving.Done();
                return (null, null);
            }
            if (await AskToPlanAsync() is not { } grant)
                return (NotAllowed, null);
            var result = await Save.HandleAsync(
                new(grant.EventId, SessionId, form.BasedOn, form.Markdown, form.DecisionsText, form.TasksText, grant.UserId),
                Leaving
            );
            if (result.Refusal == MinutesRefusals.NewerRevision && await Minutes.BodyAsync(SessionId, null, Leaving) is { } newer)
            {
                theirs = newer;
                edited!.JoinWith(() => new(newer), (newer.Author.Length > 0 ? newer.Author : null, newer.SavedAt));
                return (null, null);
            }
            problems = new FormProblems(result.Refusals, Refusals);
            if (result.IsRefused)
                return (null, null);
            saving.Done();
            form.Saved(result.Value);
            edited = new(MinutesFields.Of(Text), form);
            return (null, Text["MinutesSaved", result.Value]);
        });

    private Task RestoreAsync(MinutesBody body)
    {
        Editor.Restore(body);
        (refusal, done) = (null, Text["Restored", body.Revision]);
        return page!.EditedAsync();
    }

    private Task TickAsync(MinutesTask task, bool isDone) =>
        ChangeAsync(async () =>
        {
            var result = await Tick.HandleAsync(new(Grant!.EventId, SessionId, task.Key, isDone), Leaving);
            return (result.Refusal, Text[isDone ? "TaskTicked" : "TaskUnticked", task.What]);
        });

    private Task ApproveAsync() =>
        AsOrganiserAsync(async eventId =>
        {
            // What was typed last was told while this was pressed.
            if (Editor.IsChanged)
                return (null, null);
            var result = await Approve.HandleAsync(new(eventId, SessionId, Editor.BasedOn), Leaving);
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
