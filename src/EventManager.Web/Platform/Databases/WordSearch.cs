using System.Linq.Expressions;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Databases;

/// <summary>The one way to search rows by words: each word that was typed begins a word of what the row is found by, in any order.</summary>
internal static class WordSearch
{
    /// <param name="rows">What is searched.</param>
    /// <param name="search">As typed; without a letter or digit it finds everything.</param>
    /// <param name="has">Whether a row has a word, folded and with the blank before it, in a text of <see cref="SearchText.Stored"/>.</param>
    public static IQueryable<T> WithWords<T>(this IQueryable<T> rows, string? search, Func<string, Expression<Func<T, bool>>> has)
    {
        foreach (var word in SearchText.Words(search))
            rows = rows.Where(has(" " + word));
        return rows;
    }

    /// <summary>
    /// The same where no column is kept for it: each word is somewhere in it, in small letters. Reads every row of the list; for lists of
    /// tens to thousands.
    /// </summary>
    public static IQueryable<T> WithLowered<T>(this IQueryable<T> rows, string search, Func<string, Expression<Func<T, bool>>> has)
    {
        foreach (var word in search.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            rows = rows.Where(has(word));
        return rows;
    }
}
