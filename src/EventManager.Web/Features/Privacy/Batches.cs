using EventManager.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EventManager.Web.Features.Privacy;

/// <summary>
/// Blanks or erases rows whose time is over, some at a time, so that no statement holds many rows for long. Which rows is asked first:
/// not every database can limit what it changes.
/// </summary>
internal static class Batches
{
    /// <returns>How many rows it blanked, a batch at most.</returns>
    public static async Task<int> BlankAsync<T>(
        EventDb db,
        IQueryable<T> over,
        int batch,
        Action<UpdateSettersBuilder<T>> blank,
        CancellationToken stop,
        string key = "Id"
    )
        where T : class =>
        await NextAsync(over, key, batch, stop) is { Count: > 0 } ids ? await Rows<T>(db, key, ids).ExecuteUpdateAsync(blank, stop) : 0;

    /// <returns>How many rows it erased, a batch at most.</returns>
    public static async Task<int> EraseAsync<T>(EventDb db, IQueryable<T> over, int batch, CancellationToken stop)
        where T : class =>
        await NextAsync(over, "Id", batch, stop) is { Count: > 0 } ids ? await Rows<T>(db, "Id", ids).ExecuteDeleteAsync(stop) : 0;

    /// <summary>The keys of the next rows, always in the same order.</summary>
    public static Task<List<Guid>> NextAsync<T>(IQueryable<T> over, string key, int batch, CancellationToken stop)
        where T : class => over.Select(row => EF.Property<Guid>(row, key)).Order().Take(batch).ToListAsync(stop);

    private static IQueryable<T> Rows<T>(EventDb db, string key, List<Guid> ids)
        where T : class => db.Set<T>().Where(row => ids.Contains(EF.Property<Guid>(row, key)));
}
