using System.Linq.Expressions;

namespace EventManager.Web.Platform.Lists;

/// <summary>An order that a list can be asked for.</summary>
internal sealed record ListOrder<T>(Func<IQueryable<T>, bool, IOrderedQueryable<T>> Apply)
{
    public static ListOrder<T> By<TKey>(Expression<Func<T, TKey>> key) =>
        new((rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key));

    /// <summary>Rows without a value are the smallest, on every database: PostgreSQL by itself takes them for the largest.</summary>
    public static ListOrder<T> ByOrNothing<TKey>(Expression<Func<T, TKey?>> key)
        where TKey : struct
    {
        var has = Expression.Lambda<Func<T, bool>>(Expression.NotEqual(key.Body, Expression.Constant(null, typeof(TKey?))), key.Parameters);
        return By(has).Then(key);
    }

    public ListOrder<T> Then<TKey>(Expression<Func<T, TKey>> key) =>
        new((rows, descending) => descending ? Apply(rows, true).ThenByDescending(key) : Apply(rows, false).ThenBy(key));
}
