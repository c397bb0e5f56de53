using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <summary>Chosen rows, and what is done to them: as a task that goes on when the page is left.</summary>
public sealed partial class ListPage<T>
{
    private readonly ListSelection selection = new();
    private Guid? task;
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

    private bool IsPageChosen => rows.Count > 0 && rows.All(row => selection.Has(row.Id));

    private void Choose(T row, bool isChosen) => selection.Set(row.Id, isChosen, rows.Select(row => row.Id));

    private void ChoosePage(bool areChosen) => selection.SetAll(rows.Select(row => row.Id), areChosen);

    private void ChooseHits() => selection.ChooseHits();

    private void ClearSelection() => selection.Clear();

    private async Task StartAsync(BulkAction action)
    {
        var who = (await Authentication).User;
        if (action.MakesFile && !await Confirmed.HoldsAsync(who, leaving.Token))
        {
            Navigation.NavigateTo(Confirmations.PageFor(path + look.Query(Start)), forceLoad: true);
            return;
        }
        busy = true;
        var ids = selection.IsAll ? await Query.IdsAsync(Scope, new(search, look, 0, int.MaxValue), leaving.Token) : [.. selection.Ids];
        var started = await Tasks.StartAsync(new(action.Kind, user, Scope.EventId, Input: BulkTask.Input(ids)), leaving.Token);
        (busy, hasEnded) = (false, false);
        refusal = started.IsRefused ? Refusals.Say(started.Refusal) : null;
        if (started.IsRefused)
            return;
        task = started.Value;
        selection.Clear();
    }

    private async Task EndedAsync()
    {
        hasEnded = true;
        await OnChanged.InvokeAsync();
        await ReloadAsync();
    }
}
