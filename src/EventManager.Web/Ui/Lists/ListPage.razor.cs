using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

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
    private T? menuOf;
    private string? title;
    private int turn;
    private int refilled;
    private readonly List<string> written = [];

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

    /// <summary>The address keeps what is looked for; only where that can name nobody.</summary>
    [Parameter]
    public bool KeepsSearch { get; set; }

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

    /// <summary>Where there is no row at all: what to do, or what will be listed here and what makes it appear.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment NextStep { get; set; }

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

    /// <summary>Something has changed by itself: the same page read anew, under whatever somebody is doing with it.</summary>
    public Task FollowRowsAsync() => grid is null ? Task.CompletedTask : grid.ReloadAsync();

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
        look = Said();
        search = look.Called;
        user = EventAccess.UserId((await Authentication).User) ?? Guid.Empty;
        await ReadViewsAsync();
        OpenSaidView();
        Hide(choices.Hidden);
        isReady = true;
        Navigation.LocationChanged += Follow;
        await NameOpenAsync();
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Columns, known))
            Hide(hidden);
    }

    private ListLook Said() => Said(new Uri(Navigation.Uri).Query);

    private ListLook Said(string query) =>
        ListLook.Read(query, Start, Filters, [.. Columns.Where(column => column.Sorts).Select(column => column.Key)], KeepsSearch);

    /// <summary>Back, or a view: the list follows its address. What it has written there itself it knows.</summary>
    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(Navigation.Uri).AbsolutePath == path)
            _ = InvokeAsync(FollowAsync);
    }

    private async Task FollowAsync()
    {
        var said = Said();
        // An address that this list has written itself is heard of late, when somebody may have typed on.
        if (written.IndexOf(said.Query(Start)) is >= 0 and var place)
        {
            written.RemoveRange(0, place + 1);
            return;
        }
        written.Clear();
        if (said.Query(Start) == look.Query(Start))
            return;
        var isOther = (said with { Open = null }).Query(Start) != (look with { Open = null }).Query(Start);
        if (said.Called != look.Called)
            (search, refilled) = (said.Called, refilled + 1);
        look = said;
        menuOf = default;
        StateHasChanged();
        if (isOther && grid is not null)
            await grid.ReloadAsync();
        await NameOpenAsync();
        StateHasChanged();
    }

    private void Go(ListLook next)
    {
        var isOther = next.Query(Start) != look.Query(Start);
        var isTyped = next.Called != look.Called;
        look = next;
        if (!isOther)
            return;
        written.Add(next.Query(Start));
        // Not each letter is a step that Back would take.
        Navigation.NavigateTo(path + next.Query(Start), replace: isTyped);
    }

    /// <summary>A row as it is shown; nothing where another page is.</summary>
    public T? RowOf(Guid id) => rows.FirstOrDefault(row => row.Id == id);

    private async Task<ListRows<T>> LoadPageAsync(int size, CancellationToken stop)
    {
        var page = await ReadAsync(size, stop);
        // Rows went, or the address names a page that never was.
        if (page is { Rows.Count: 0, Total: > 0 })
        {
            Go(look with { Page = (page.Total + size - 1) / size });
            page = await ReadAsync(size, stop);
        }
        (rows, hits) = (page.Rows, page.Total);
        if (selection.Count(hits) > 0)
            StateHasChanged();
        return page;
    }

    private Task<ListRows<T>> ReadAsync(int size, CancellationToken stop) =>
        Query.PageAsync(Scope, new(search, look, (look.Page - 1) * size, size), stop);

    /// <summary>Another order, page or filter, which the address says from now on.</summary>
    private async Task ShowAsync(ListLook next)
    {
        menuOf = default;
        Go(next);
        if (grid is not null)
            await grid.ReloadAsync();
    }

    private Task FilterAsync(ListLook asked)
    {
        selection.Clear();
        return ShowAsync(OnFilter?.Invoke(asked) ?? asked);
    }

    private async Task SearchAsync(string text)
    {
        search = text.Trim();
        selection.Clear();
        var mine = ++typed;
        try
        {
            await Task.Delay(Pause, leaving.Token);
            if (mine == typed)
                await ShowAsync(look with { Page = 1, Called = KeepsSearch ? search : "" });
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

    private Task OpenRowAsync(T row) => OpenAsync(row.Id);

    private void ToggleMenu(T row) => menuOf = menuOf is not null && menuOf.Id == row.Id ? default : row;
}
