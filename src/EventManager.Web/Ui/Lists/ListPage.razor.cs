using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Grids;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace EventManager.Web.Ui.Lists;

/// <summary>
/// The one pattern for lists. What is shown follows the address (<see cref="ListLook"/>); rows are read, ordered and cut by the database.
/// The selection, the saved views and what is done to many are in the other parts of this class.
/// </summary>
public sealed partial class ListPage<T>
{
    /// <summary>What is typed within this time is asked for together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource leaving = new();
    private ListGrid<T>? grid;
    private ListLook look = new("");
    private IReadOnlyList<T> rows = [];
    private int hits;
    private string search = "";
    private int typed;
    private Guid user;
    private bool isReady;
    private string path = "";

    // A grid is drawn anew where the address says something else than it does: it takes its first order and page only then.
    private int generation;
    private int firstPage;
    private T? menuOf;
    private string? title;
    private int turn;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <summary>Where its rows come from.</summary>
    [Parameter, EditorRequired]
    public required IListQuery<T> Query { get; set; }

    /// <summary>Whose rows.</summary>
    [Parameter, EditorRequired]
    public required ListScope Scope { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string SearchLabel { get; set; }

    /// <summary>Its own look, which an address without a query shows.</summary>
    [Parameter, EditorRequired]
    public required ListLook Start { get; set; }

    /// <summary>The first says whose row it is and stays.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ListColumn<T>> Columns { get; set; }

    [Parameter]
    public IReadOnlyList<ListFilter> Filters { get; set; } = [];

    /// <summary>Where a row has a page of its own instead of details beside the list.</summary>
    [Parameter]
    public Func<T, string>? HrefOf { get; set; }

    [Parameter, EditorRequired]
    public required string Empty { get; set; }

    /// <summary>What to do where there is no row at all.</summary>
    [Parameter]
    public RenderFragment? EmptyAction { get; set; }

    /// <summary>A choice that brings an order with it: who waits is shown as in the queue.</summary>
    [Parameter]
    public Func<ListLook, ListLook>? OnFilter { get; set; }

    /// <summary>Buttons and links of a row's menu.</summary>
    [Parameter]
    public RenderFragment<T>? Menu { get; set; }

    /// <summary>What stands in the drawer beside the list.</summary>
    [Parameter]
    public RenderFragment<Guid>? Details { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose()
    {
        Navigation.LocationChanged -= Follow;
        leaving.Cancel();
        leaving.Dispose();
    }

    /// <summary>After a change: the same page and the same details, read anew.</summary>
    public async Task ReloadAsync()
    {
        menuOf = default;
        turn++;
        if (grid is not null)
            await grid.ReloadAsync();
        await NameOpenAsync();
        StateHasChanged();
    }

    /// <summary>Opens the details of a row, as its name does.</summary>
    public async Task OpenAsync(Guid row)
    {
        menuOf = default;
        Go(look with { Open = row });
        await NameOpenAsync();
        StateHasChanged();
    }

    public void CloseMenu()
    {
        menuOf = default;
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        path = new Uri(Navigation.Uri).AbsolutePath;
        Take(Said());
        user = EventAccess.UserId((await Authentication).User) ?? Guid.Empty;
        choices = await Preferences.FindAsync(user, Query.List, leaving.Token);
        hidden = choices.Hidden;
        // The columns are known only now, and a grid takes no new ones between its own.
        isReady = true;
        Navigation.LocationChanged += Follow;
        await NameOpenAsync();
    }

    private ListLook Said() =>
        ListLook.Read(
            new Uri(Navigation.Uri).Query,
            Start,
            Filters,
            [.. Columns.Where(column => column.Sorts).Select(column => column.Key)]
        );

    private void Take(ListLook said) => (look, firstPage) = (said, said.Page - 1);

    /// <summary>Back, or a view: the list follows its address. What it has written there itself it knows.</summary>
    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(Navigation.Uri).AbsolutePath == path)
            _ = InvokeAsync(FollowAsync);
    }

    private async Task FollowAsync()
    {
        var said = Said();
        if (said.Query(Start) == look.Query(Start))
            return;
        var isOther = (said with { Open = null }).Query(Start) != (look with { Open = null }).Query(Start);
        Take(said);
        menuOf = default;
        generation += isOther ? 1 : 0;
        await NameOpenAsync();
        StateHasChanged();
    }

    private void Go(ListLook next)
    {
        var isOther = next.Query(Start) != look.Query(Start);
        look = next;
        if (isOther)
            Navigation.NavigateTo(path + next.Query(Start));
    }

    private async Task<GridData<T>> LoadPageAsync(GridRequest page, CancellationToken stop)
    {
        var next = look with { Page = (page.Skip / page.Take) + 1 };
        next = page.Sort is { } sort
            ? next with
            {
                Sort = sort,
                Descending = page.Descending,
            }
            : next with
            {
                Sort = Start.Sort,
                Descending = Start.Descending,
            };
        (rows, hits) = await Query.PageAsync(Scope, new(search, next, page.Skip, page.Take), stop);
        Go(next);
        return new() { Items = rows, TotalItems = hits };
    }

    private async Task FilterAsync(ListLook asked)
    {
        var next = OnFilter?.Invoke(asked) ?? asked;
        var isSameOrder = (next.Sort, next.Descending) == (look.Sort, look.Descending);
        selection.Clear();
        Go(next);
        if (isSameOrder && grid is not null)
            await grid.RestartAsync();
        else
            (firstPage, generation) = (0, generation + 1);
    }

    private async Task SearchAsync(string text)
    {
        search = text.Trim();
        selection.Clear();
        var mine = ++typed;
        try
        {
            await Task.Delay(Pause, leaving.Token);
            if (mine == typed && grid is not null)
                await grid.RestartAsync();
        }
        catch (OperationCanceledException)
        {
            // The list is left.
        }
    }

    private void CloseDetails()
    {
        title = null;
        Go(look with { Open = null });
    }

    private async Task NameOpenAsync()
    {
        var open = look.Open;
        var found = open is { } id && Details is not null ? await Query.NameAsync(Scope, id, leaving.Token) : null;
        if (open == look.Open)
            title = found;
    }

    private void ToggleMenu(T row) => menuOf = IsMenuOf(row) ? default : row;

    private bool IsMenuOf(T row) => menuOf is not null && menuOf.Id == row.Id;

    private string ClassOf(T row, int index) => (selection.Has(row.Id) ? "is-chosen " : "") + (look.Open == row.Id ? "is-open" : "");

    private string ClassOf(ListColumn<T> column) => column == Columns[0] ? "is-name " + column.Class : column.Class;

    private SortDirection DirectionOf(ListColumn<T> column) =>
        column.Key != look.Sort ? SortDirection.None
        : look.Descending ? SortDirection.Descending
        : SortDirection.Ascending;
}
