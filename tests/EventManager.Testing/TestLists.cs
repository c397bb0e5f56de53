using EventManager.Web.Ui.Lists;

namespace EventManager.Testing;

public static class TestLists
{
    /// <summary>The first page of a list, in its own order unless another is asked for.</summary>
    internal static Task<ListRows<T>> FirstAsync<T>(
        this IListQuery<T> list,
        Guid? eventId,
        CancellationToken stop,
        string text = "",
        string? sort = null,
        bool descending = false
    )
        where T : IListRow => list.PageAsync(new(eventId), new(text, new(sort ?? list.Sorts.First(), descending), 0, 50), stop);
}
