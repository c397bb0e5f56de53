using EventManager.Domain.Common;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <summary>Chosen rows, and what is done to them: as a task that goes on when the page is left.</summary>
public sealed partial class ListPage<T>
{
    private readonly ListSelection selection = new();
    private Guid? task;
    private BulkAction? doing;
    private bool canUndo;
    private bool hasEnded;
    private bool busy;
    private string? refusal;

    /// <summary>What can be done to many; empty for a list without a selection.</summary>
    [Parameter]
    public IReadOnlyList<BulkAction> Actions { get; set; } = [];

    /// <summary>Something was done to many: figures beside the list may be others.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private BackgroundTasks Tasks { get; set; } = null!;

    [Inject]
    private Confirmations Confirmed { get; set; } = null!;

    private void Choose((T Row, bool IsChosen) said) => selection.Set(said.Row.Id, said.IsChosen, rows.Select(row => row.Id));

    private void ChoosePage(bool areChosen) => selection.SetAll(rows.Select(row => row.Id), areChosen);

    private void ChooseHits() => selection.ChooseHits();

    private void ClearSelection() => selection.Clear();

    /// <summary>Pressed again before the button is drawn anew, it is one task: else links would go out twice.</summary>
    private async Task StartAsync(BulkAction action)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            var who = (await Authentication).User;
            if (action.AsksWho && !await Confirmed.HoldsAsync(who, leaving.Token))
            {
                Navigation.NavigateTo(Confirmations.PageFor(path + look.Query(Start)), forceLoad: true);
                return;
            }
            var ids = selection.IsAll ? await Query.IdsAsync(Scope, new(search, look, 0, int.MaxValue), leaving.Token) : [.. selection.Ids];
            if (action.Leads is { } leads)
                await LeadAsync(leads, ids);
            else if (await BeginAsync(action.Kind, ids))
            {
                doing = action;
                selection.Clear();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private async Task LeadAsync(Func<IReadOnlyList<Guid>, CancellationToken, Task<Result<string>>> leads, IReadOnlyList<Guid> ids)
    {
        var led = await leads(ids, leaving.Token);
        refusal = led.IsRefused ? Refusals.Say(led.Refusal) : null;
        if (!led.IsRefused)
            Navigation.NavigateTo(led.Value);
    }

    /// <summary>Another task takes back what this one did, and only that.</summary>
    private async Task UndoAsync(Guid mistaken)
    {
        if (busy || doing?.Undo is not { } undo)
            return;
        busy = true;
        try
        {
            if (await BeginAsync(undo, [mistaken]))
                doing = null;
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<bool> BeginAsync(string kind, IReadOnlyList<Guid> ids)
    {
        var started = await Tasks.StartAsync(new(kind, user, Scope.EventId, Input: BulkTask.Input(ids)), leaving.Token);
        refusal = started.IsRefused ? Refusals.Say(started.Refusal) : null;
        if (!started.IsRefused)
            (task, hasEnded, canUndo) = (started.Value, false, false);
        return !started.IsRefused;
    }

    private async Task EndedAsync()
    {
        hasEnded = true;
        // What was cancelled half way has no number.
        var ended = doing?.Undo is not null && task is { } id ? await Tasks.FindAsync(user, id, leaving.Token) : null;
        canUndo = ended is not null && (ended.Numbers is not [int done, ..] || done > 0);
        await OnChanged.InvokeAsync();
        await ReloadAsync();
    }
}
