using System.Globalization;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <summary>What every list has: a name, pages, an order that is announced, and words where nothing comes. What it shows its look says.</summary>
public sealed partial class ListGrid<T>
{
    private static readonly int[] Sizes = [25, 50];

    private CancellationTokenSource? reading;
    private IReadOnlyList<T>? shown;
    private int hits;
    private int size = Sizes[0];
    private string? found;
    private bool hasFailed;

    /// <summary>The table's name for who does not see the heading above it.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Those that are shown; the first says whose row it is.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ListColumn<T>> Columns { get; set; }

    /// <summary>Order and page.</summary>
    [Parameter, EditorRequired]
    public required ListLook Look { get; set; }

    /// <summary>Another order or page is asked for; who hears it reads anew.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<ListLook> OnLook { get; set; }

    /// <summary>Reads the page of so many rows; the token ends when another one is asked for or the list is left.</summary>
    [Parameter, EditorRequired]
    public required Func<int, CancellationToken, Task<ListRows<T>>> Load { get; set; }

    /// <summary>True while a search or a filter hides rows: then "nothing yet" would be wrong.</summary>
    [Parameter, EditorRequired]
    public required bool IsFiltered { get; set; }

    /// <summary>The words where there is no row at all.</summary>
    [Parameter, EditorRequired]
    public required string Empty { get; set; }

    /// <summary>Below <see cref="Empty"/>.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment NextStep { get; set; }

    /// <summary>Null for a list in which nothing is chosen.</summary>
    [Parameter]
    public ListSelection? Selection { get; set; }

    /// <summary>The row whose details are open.</summary>
    [Parameter]
    public Guid? Open { get; set; }

    /// <summary>The row whose menu is open.</summary>
    [Parameter]
    public Guid? MenuOf { get; set; }

    [Parameter]
    public bool HasMenu { get; set; }

    /// <summary>Where a row has a page of its own instead of details.</summary>
    [Parameter]
    public Func<T, string>? HrefOf { get; set; }

    [Parameter]
    public EventCallback<(T Row, bool IsChosen)> OnChoose { get; set; }

    [Parameter]
    public EventCallback<bool> OnChoosePage { get; set; }

    [Parameter]
    public EventCallback<T> OnOpen { get; set; }

    [Parameter]
    public EventCallback<T> OnMenu { get; set; }

    [Inject]
    private ILogger<ListGrid<T>> Logger { get; set; } = null!;

    private int Skip => (Look.Page - 1) * size;

    private int LastPage => Math.Max(1, (hits + size - 1) / size);

    private (string Words, string Sign, int Page)[] Steps =>
        [
            ("FirstPage", "«", 1),
            ("PreviousPage", "‹", Math.Max(1, Look.Page - 1)),
            ("NextPage", "›", Math.Min(LastPage, Look.Page + 1)),
            ("LastPage", "»", LastPage),
        ];

    public void Dispose()
    {
        reading?.Cancel();
        reading = null;
    }

    /// <summary>Reads what its look says; what is read already for an earlier one is let go.</summary>
    public async Task ReloadAsync()
    {
        if (reading is not null)
            await reading.CancelAsync();
        using var mine = new CancellationTokenSource();
        reading = mine;
        try
        {
            var page = await Load(size, mine.Token);
            if (mine == reading)
                (shown, hits, hasFailed, found) = (page.Rows, page.Total, false, Text.Plural("Found", page.Total));
        }
        catch (OperationCanceledException)
        {
            // Another page is wanted, or none.
        }
        catch (Exception error) when (error is not NavigationException)
        {
            // A list that cannot be read must not end the circuit and with it what is typed elsewhere on the page.
            Logger.LogError(error, "A list could not be loaded.");
            if (mine == reading)
                (shown, hits, hasFailed, found) = ([], 0, true, null);
        }
        finally
        {
            if (mine == reading)
            {
                reading = null;
                StateHasChanged();
            }
        }
    }

    protected override Task OnInitializedAsync() => ReloadAsync();

    private bool IsPageChosen(ListSelection selection) => shown is { Count: > 0 } && shown.All(row => selection.Has(row.Id));

    private string? OrderOf(ListColumn<T> column) =>
        !column.Sorts || column.Key != Look.Sort ? null
        : Look.Descending ? "descending"
        : "ascending";

    private Task SortAsync(ListColumn<T> column) =>
        OnLook.InvokeAsync(Look with { Sort = column.Key, Descending = column.Key == Look.Sort && !Look.Descending, Page = 1 });

    private Task GoAsync(int page) => page == Look.Page ? Task.CompletedTask : OnLook.InvokeAsync(Look with { Page = page });

    /// <summary>What comes over the circuit is one of those that are offered.</summary>
    private Task ResizeAsync(string? asked)
    {
        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || !Sizes.Contains(rows))
            return Task.CompletedTask;
        size = rows;
        return OnLook.InvokeAsync(Look with { Page = 1 });
    }
}
