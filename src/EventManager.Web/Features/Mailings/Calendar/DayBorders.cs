using System.Linq.Expressions;

namespace EventManager.Web.Features.Mailings.Calendar;

/// <summary>No database knows our days, and the three have no common word for one: each is told where they begin.</summary>
internal static class DayBorders
{
    /// <summary>Which day a moment is in, from 0.</summary>
    /// <param name="moment">A <see cref="DateTimeOffset"/>.</param>
    /// <param name="borders">Where each day but the first begins.</param>
    public static Expression DayOf(Expression moment, IReadOnlyList<DateTimeOffset> borders)
    {
        Expression day = Expression.Constant(borders.Count);
        for (var i = borders.Count - 1; i >= 0; i--)
            day = Expression.Condition(Expression.LessThan(moment, Expression.Constant(borders[i])), Expression.Constant(i), day);
        return day;
    }
}
