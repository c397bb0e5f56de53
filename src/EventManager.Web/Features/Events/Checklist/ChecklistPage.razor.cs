using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>The preparation of an event: organisers see and change all of it, the team what each is in charge of.</summary>
public sealed partial class ChecklistPage
{
    /// <summary>Done since the list was drawn: they stay where they are until another list is asked for.</summary>
    private readonly HashSet<Guid> kept = [];

    private ChecklistView? view;
    private EditedForm<ChecklistDraft>? edited;
    private FormProblems problems = FormProblems.None;
    private bool showsAll;
    private string? message;
    private string? problem;
    private Guid? menu;
    private ChecklistLine? goes;
    private ChecklistLine? gone;
    private Guid? focused;
    private int focusedTimes;

    [Inject]
    private ChecklistQuery Points { get; set; } = null!;

    [Inject]
    private SaveChecklistPointHandler Saving { get; set; } = null!;

    [Inject]
    private TickChecklistPointHandler Ticking { get; set; } = null!;

    [Inject]
    private MoveChecklistPointHandler Moving { get; set; } = null!;

    [Inject]
    private DeleteChecklistPointHandler Deleting { get; set; } = null!;

    [Inject]
    private RestoreChecklistPointHandler Restoring { get; set; } = null!;

    [Inject]
    private SuggestChecklistHandler Suggesting { get; set; } = null!;

    protected override StaffRole Least => StaffRole.Contributor;

    private bool MayChange => Grant is { MayChange: true };

    protected override async Task LoadAsync() => view = await Points.OfEventAsync(Grant!.EventId, Grant.UserId, Grant.MayChange, Leaving);

    private bool IsShown(ChecklistLine line) => showsAll || !line.IsDone || kept.Contains(line.Point.Id);

    private string? AddressOf(ChecklistLine line) =>
        ChecklistWords.PathOf(line.Point.Key) is { } path && Pages.IsOpen(path, Grant!.Role) ? Places.EventRoot + Slug + path : null;

    private string Name(ChecklistLine line) => ChecklistWords.Name(Text, line.Point);

    private void ToggleMenu(ChecklistLine line) => menu = menu == line.Point.Id ? null : line.Point.Id;

    private void AskToDelete(ChecklistLine line) => (menu, goes) = (null, line);

    private void Show(bool all)
    {
        showsAll = all;
        kept.Clear();
    }

    private void Add() => Open(new());

    private void Edit(ChecklistLine line) => Open(new(line.Point));

    private void Open(ChecklistDraft opened) =>
        (edited, problems, message, problem, focused, menu) = (
            new(ChecklistDraft.Fields(Text, view!.Team), opened),
            FormProblems.None,
            null,
            null,
            null,
            null
        );

    private void Close()
    {
        Focus(edited?.Form.Id);
        edited = null;
    }

    private async Task SaveAsync(FormSaving saving)
    {
        var draft = edited!.Form;
        var saved = await Saving.HandleAsync(draft.ToCommand(Grant!.EventId, Grant.UserId), Leaving);
        problems = FormProblems.None;
        if (saved.IsRefused)
        {
            message = null;
            await LoadAsync();
            if (saved.Refusal == ChecklistRefusals.Changed && view!.Lines.FirstOrDefault(line => line.Point.Id == draft.Id) is { } now)
                edited.JoinWith(() => new(now.Point), default);
            else
                problems = new(saved.Refusals, Refusals);
            return;
        }
        saving.Done();
        edited = null;
        await DoneAsync(null, Text["Saved"]);
        kept.Add(saved.Value);
        Focus(saved.Value);
    }

    private async Task TickAsync(ChecklistLine line, bool isDone)
    {
        kept.Add(line.Point.Id);
        var done = await Ticking.HandleAsync(new(Grant!.EventId, line.Point.Id, isDone, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, Text[isDone ? "TickedDone" : "UntickedDone", Name(line)]);
    }

    /// <summary>Past the next that is shown: those that are done and hidden are no steps that anybody sees.</summary>
    private async Task MoveAsync(ChecklistLine line, int by)
    {
        menu = null;
        var shown = view!.Lines.Where(IsShown).ToList();
        var to = Math.Clamp(PlaceOf(shown, line) + by, 0, shown.Count - 1);
        var places = PlaceOf(view.Lines, shown[to]) - PlaceOf(view.Lines, line);
        var done = await Moving.HandleAsync(new(Grant!.EventId, line.Point.Id, places, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, Text["MovedDone", Name(line), to + 1, shown.Count]);
    }

    private static int PlaceOf(IReadOnlyList<ChecklistLine> lines, ChecklistLine line) =>
        lines.Index().FirstOrDefault(one => one.Item.Point.Id == line.Point.Id).Index;

    private async Task DeleteAsync(ChecklistLine line)
    {
        goes = null;
        var place = PlaceOf(view!.Lines, line);
        var done = await Deleting.HandleAsync(new(Grant!.EventId, line.Point.Id, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, Text["DeletedDone", Name(line)]);
        gone = done.IsRefused ? null : line;
        // The row that took its place, or the last one.
        Focus(view!.Lines.Skip(place).FirstOrDefault(IsShown)?.Point.Id ?? view.Lines.LastOrDefault(IsShown)?.Point.Id);
    }

    private async Task RestoreAsync(ChecklistLine line)
    {
        // Before the wait: a second press finds nothing to bring back.
        gone = null;
        var back = await Restoring.HandleAsync(new(Grant!.EventId, line.Point, Grant.UserId), Leaving);
        await DoneAsync(back.Refusal, Text["RestoredDone", Name(line)]);
        if (!back.IsRefused)
            kept.Add(back.Value);
        Focus(back.IsRefused ? null : back.Value);
    }

    private async Task SuggestAsync()
    {
        var added = await Suggesting.HandleAsync(new(Grant!.EventId, Grant.UserId), Leaving);
        await DoneAsync(added.Refusal, added.IsRefused ? "" : Text.Plural("Suggested", added.Value));
    }

    private async Task DoneAsync(Refusal? refusal, string words)
    {
        gone = null;
        message = refusal is null ? words : null;
        problem = refusal is null ? null : Say(refusal);
        await LoadAsync();
    }

    private void Focus(Guid? point) => (focused, focusedTimes) = (point, focusedTimes + 1);
}
