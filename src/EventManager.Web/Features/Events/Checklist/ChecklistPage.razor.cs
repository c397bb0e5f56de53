using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Shell.Organising;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Events.Checklist;

/// <summary>The preparation of an event: organisers see and change all of it, the team what each is in charge of.</summary>
public sealed partial class ChecklistPage
{
    /// <summary>Done since the list was drawn: they stay where they are until another list is asked for.</summary>
    private readonly HashSet<Guid> kept = [];

    private ChecklistView? view;
    private ChecklistDraft? draft;
    private FormProblems problems = FormProblems.None;
    private bool showsAll;
    private string? message;
    private string? problem;
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
    private SuggestChecklistHandler Suggesting { get; set; } = null!;

    protected override StaffRole Least => StaffRole.Contributor;

    private bool MayChange => Grant is { MayChange: true };

    protected override async Task LoadAsync() => view = await Points.OfEventAsync(Grant!.EventId, Grant.UserId, Grant.MayChange, Leaving);

    private bool IsShown(ChecklistLine line) => showsAll || !line.IsDone || kept.Contains(line.Point.Id);

    private string? AddressOf(ChecklistLine line) =>
        ChecklistWords.PathOf(line.Point.Key) is { } path && Pages.IsOpen(path, Grant!.Role) ? Places.EventRoot + Slug + path : null;

    private void Show(bool all)
    {
        showsAll = all;
        kept.Clear();
    }

    private void Add() => Open(new());

    private void Edit(ChecklistLine line) => Open(new(line.Point));

    private void Open(ChecklistDraft opened) =>
        (draft, problems, message, problem, focused) = (opened, FormProblems.None, null, null, null);

    private void Close()
    {
        Focus(draft?.Id);
        draft = null;
    }

    private async Task SaveAsync()
    {
        var saved = await Saving.HandleAsync(draft!.ToCommand(Grant!.EventId, Grant.UserId), Leaving);
        problems = new(saved.Refusals, Refusals);
        if (saved.IsRefused)
        {
            message = null;
            await LoadAsync();
            // Who has read that it was changed, and what it says now in the list below, may save all the same.
            if (saved.Refusal == ChecklistRefusals.Changed)
                draft.Version = view!.Lines.FirstOrDefault(line => line.Point.Id == draft.Id)?.Point.Version;
            return;
        }
        draft = null;
        await DoneAsync(null, Text["Saved"]);
        kept.Add(saved.Value);
        Focus(saved.Value);
    }

    private async Task TickAsync(ChecklistLine line, bool isDone)
    {
        kept.Add(line.Point.Id);
        var done = await Ticking.HandleAsync(new(Grant!.EventId, line.Point.Id, isDone, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, Text[isDone ? "TickedDone" : "UntickedDone", ChecklistWords.Name(Text, line.Point)]);
    }

    private async Task MoveAsync(ChecklistLine line, int by)
    {
        var done = await Moving.HandleAsync(new(Grant!.EventId, line.Point.Id, by, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, "");
        var place = view!.Lines.ToList().FindIndex(one => one.Point.Id == line.Point.Id) + 1;
        if (!done.IsRefused)
            message = Text["MovedDone", ChecklistWords.Name(Text, line.Point), place, view.Lines.Count];
    }

    private async Task DeleteAsync(ChecklistLine line)
    {
        var place = view!.Lines.ToList().FindIndex(one => one.Point.Id == line.Point.Id);
        var done = await Deleting.HandleAsync(new(Grant!.EventId, line.Point.Id, Grant.UserId), Leaving);
        await DoneAsync(done.Refusal, Text["DeletedDone", ChecklistWords.Name(Text, line.Point)]);
        // The row that took its place, or the last one.
        Focus(view!.Lines.Skip(place).FirstOrDefault(IsShown)?.Point.Id ?? view.Lines.LastOrDefault(IsShown)?.Point.Id);
    }

    private async Task SuggestAsync()
    {
        var added = await Suggesting.HandleAsync(new(Grant!.EventId, Grant.UserId), Leaving);
        await DoneAsync(added.Refusal, added.IsRefused ? "" : Text.Plural("Suggested", added.Value));
    }

    private async Task DoneAsync(Refusal? refusal, string words)
    {
        message = refusal is null ? words : null;
        problem = refusal is null ? null : Say(refusal);
        await LoadAsync();
    }

    private void Focus(Guid? point) => (focused, focusedTimes) = (point, focusedTimes + 1);
}
