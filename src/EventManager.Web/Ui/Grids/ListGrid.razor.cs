using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EventManager.Web.Ui.Grids;

/// <summary>What every list has: a name, pages, an order that is announced, and words where nothing comes.</summary>
public sealed partial class ListGrid<T>
{
    private static readonly int[] Sizes = [25, GridRequest.MaxTake];

    private readonly Dictionary<string, object?> named = [];
    private MudDataGrid<T>? grid;
    private string? found;
    private bool hasFailed;
    private int current;

    /// <summary>The table's name for who does not see the heading above it.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Reads a page; the token ends when the next page is asked for or the list is left.</summary>
    [Parameter, EditorRequired]
    public required Func<GridRequest, CancellationToken, Task<GridData<T>>> Load { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    /// <summary>True while a search or a filter hides rows: then "nothing yet" would be wrong.</summary>
    [Parameter, EditorRequired]
    public required bool IsFiltered { get; set; }

    /// <summary>The words where there is no row at all.</summary>
    [Parameter, EditorRequired]
    public required string Empty { get; set; }

    /// <summary>What to do where there is no row at all.</summary>
    [Parameter]
    public RenderFragment? EmptyAction { get; set; }

    /// <summary>Where it begins, from 0.</summary>
    [Parameter]
    public int FirstPage { get; set; }

    [Parameter]
    public Func<T, int, string>? RowClass { get; set; }

    [Inject]
    private ILogger<ListGrid<T>> Logger { get; set; } = null!;

    protected override void OnInitialized() => current = FirstPage;

    protected override void OnParametersSet() => named["aria-label"] = Name;

    /// <summary>The same page again, after a change of a row.</summary>
    public Task ReloadAsync() => grid?.ReloadServerData() ?? Task.CompletedTask;

    /// <summary>The first page of what is now asked for.</summary>
    public Task RestartAsync()
    {
        if (grid is null or { CurrentPage: 0 })
            return ReloadAsync();
        // Going to another page loads it.
        grid.NavigateTo(Page.First);
        return Task.CompletedTask;
    }

    private async Task<GridData<T>> LoadAsync(GridState<T> state, CancellationToken stop)
    {
        try
        {
            var page = await Load(GridRequest.Of(state), stop);
            hasFailed = false;
            found = page.TotalItems == 1 ? Text["FoundOne"] : Text["FoundMany", page.TotalItems];
            return page;
        }
        catch (Exception error) when (error is not (OperationCanceledException or NavigationException))
        {
            // A list that cannot be read must not end the circuit and with it what is typed elsewhere on the page.
            Logger.LogError(error, "A list could not be loaded.");
            (hasFailed, found) = (true, null);
            return new() { Items = [], TotalItems = 0 };
        }
        finally
        {
            StateHasChanged();
        }
    }
}
