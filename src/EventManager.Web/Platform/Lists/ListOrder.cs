using System.Linq.Expressions;

namespace EventManager.Web.Platform.Lists;

/// <summary>An order that a list can be asked for.</summary>
internal sealed record ListOrder<T>(Func<IQueryable<T>, bool, IOrderedQueryable<T>> Apply)
{
    public static ListOrder<T> By<TKey>(Expression<Func<T, TKey>> key) =>
        new((rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key));

    public ListOrder<T> Then<TKey>(Expression<Func<T, TKey>> key) =>
        new((rows, descending) => descending ? Apply(rows, true).ThenByDescending(key) : Apply(rows, false).ThenBy(key));
}
