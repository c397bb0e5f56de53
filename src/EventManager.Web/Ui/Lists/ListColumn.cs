using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui.Lists;

/// <param name="Key">In saved choices, and in the address where the list is ordered by it.</param>
/// <param name="Title">Its head.</param>
/// <param name="Cell">Plain markup: a component in each cell would cost each open list its memory.</param>
public sealed record ListColumn<T>(string Key, string Title, RenderFragment<T> Cell)
{
    /// <summary>The database has an order for it.</summary>
    public bool Sorts { get; init; }

    public string Class { get; init; } = "";
}
