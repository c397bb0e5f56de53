using EventManager.Data;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Lists;

/// <summary>
/// A list over a table: says which rows are its own, what a search and a filter mean, which orders there are and what a row shows. The
/// rest is the same for every list.
/// </summary>
internal abstract class ListQuery<TEntity, TRow>(IDbContextFactory<EventDb> databases) : IListQuery<TRow>
    where TEntity : class
    where TRow : class, IListRow
{
    public abstract string List { get; }

    public virtual IReadOnlyCollection<string> Sorts => [.. Orders.Keys];

    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By their keys; the first counts where another is asked for.</summary>
    protected abstract IReadOnlyDictionary<string, ListOrder<TEntity>> Orders { get; }

    public virtual async Task<ListRows<TRow>> PageAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var matching = Matching(db, Of(db, scope), asked);
        var rows = await Rows(db, scope, Ordered(matching, asked.Look).Skip(asked.Skip).Take(asked.Take)).ToListAsync(stop);
        return new([.. rows.Select(Named)], await matching.TotalAsync(asked.Skip, asked.Take, rows.Count, stop));
    }

    public async Task<int> CountAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Matching(db, Of(db, scope), asked).CountAsync(stop);
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, ListRequest asked, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Matching(db, Of(db, scope), asked).Select(row => EF.Property<Guid>(row, "Id")).ToListAsync(stop);
    }

    public async Task<string?> NameAsync(ListScope scope, Guid id, CancellationToken stop) => (await FindAsync(scope, id, stop))?.Name;

    /// <summary>One row as the list shows it, for its details.</summary>
    public async Task<TRow?> FindAsync(ListScope scope, Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await Rows(db, scope, Of(db, scope).Where(row => EF.Property<Guid>(row, "Id") == id)).SingleOrDefaultAsync(stop);
        return found is null ? null : Named(found);
    }

    /// <summary>The rows of the list, and of nobody else's.</summary>
    protected abstract IQueryable<TEntity> Of(EventDb db, ListScope scope);

    /// <summary>Those that search and filters find.</summary>
    protected abstract IQueryable<TEntity> Matching(EventDb db, IQueryable<TEntity> rows, ListRequest asked);

    /// <summary>As they are asked for; equal ones keep their place from page to page.</summary>
    protected IQueryable<TEntity> Ordered(IQueryable<TEntity> rows, ListLook look) =>
        (Orders.GetValueOrDefault(look.Sort) ?? Orders.First().Value)
            .Apply(rows, look.Descending)
            .ThenBy(row => EF.Property<Guid>(row, "Id"));

    /// <summary>What is read of them; the order stays.</summary>
    protected abstract IQueryable<TRow> Rows(EventDb db, ListScope scope, IQueryable<TEntity> rows);

    /// <summary>With what only the program can say of it: words for a code.</summary>
    protected virtual TRow Named(TRow row) => row;
}

internal static class ListQueries
{
    /// <summary>A list; the tests of all lists find it.</summary>
    public static void AddList<T>(this IServiceCollection services)
        where T : class, IListQuery
    {
        services.AddSingleton<T>();
        services.AddSingleton<IListQuery>(provider => provider.GetRequiredService<T>());
    }

    /// <summary>How many there are in all. A page that is not full says it itself: a rare word is looked for once and not twice.</summary>
    public static async Task<int> TotalAsync<T>(this IQueryable<T> matching, int skip, int take, int read, CancellationToken stop) =>
        read < take && (read > 0 || skip == 0) ? skip + read : await matching.CountAsync(stop);
}
