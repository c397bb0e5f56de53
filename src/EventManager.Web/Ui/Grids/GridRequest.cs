using MudBlazor;

namespace EventManager.Web.Ui.Grids;

/// <summary>Which rows a list asks for. What comes over the circuit is cut to what a page may hold.</summary>
/// <param name="Skip">Rows before the page.</param>
/// <param name="Take">Rows of the page: 1 to <see cref="MaxTake"/>.</param>
/// <param name="Sort">Name of the row's property; null for the list's own order.</param>
/// <param name="Descending">From the end.</param>
public sealed record GridRequest(int Skip, int Take, string? Sort, bool Descending)
{
    public const int MaxTake = 50;

    public static GridRequest Of<T>(GridState<T> state)
    {
        var take = Math.Clamp(state.PageSize, 1, MaxTake);
        var skip = (int)Math.Min(int.MaxValue, (long)Math.Max(0, state.Page) * take);
        var sort = state.SortDefinitions.FirstOrDefault();
        return new(skip, take, sort?.SortBy, sort?.Descending ?? false);
    }
}
