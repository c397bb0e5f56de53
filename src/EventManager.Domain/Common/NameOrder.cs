namespace EventManager.Domain.Common;

/// <summary>Names that are in memory in the order of <see cref="SortKey"/>, as the stored keys have it: never that of the language or the database.</summary>
public static class NameOrder
{
    public static IOrderedEnumerable<T> ByName<T>(this IEnumerable<T> items, Func<T, string> name) =>
        items.OrderBy(item => SortKey.Of(name(item)), StringComparer.Ordinal);

    public static IOrderedEnumerable<T> ThenByName<T>(this IOrderedEnumerable<T> items, Func<T, string> name) =>
        items.ThenBy(item => SortKey.Of(name(item)), StringComparer.Ordinal);
}
