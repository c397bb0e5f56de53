using System.Linq.Expressions;
using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Rows from before they were searched get what they are found by. No database folds words as <c>SearchText</c> does: the entity does it,
/// when what it is made from is set.
/// </summary>
internal static class SearchNames
{
    private const int Batch = 500;

    public static async Task FillAsync(EventDb db, CancellationToken stop)
    {
        await FillAsync(db, db.Events, e => e.SearchName == "", e => e.Id, e => e.Title = e.Title, stop);
        await FillAsync(db, db.Sessions, s => s.SearchName == "", s => s.Id, s => s.Title = s.Title, stop);
        await FillAsync(db, db.Booths, b => b.SearchName == "", b => b.Id, b => b.Label = b.Label, stop);
        await FillAsync(db, db.Invitations, i => i.SearchName == "" && i.Name != "", i => i.Id, i => i.Rename(i.Name), stop);
        await FillAsync(
            db,
            db.Exhibitors,
            x => x.ContactSearchName == "" && x.ContactName != "",
            x => x.Id,
            x => x.ContactName = x.ContactName,
            stop
        );
    }

    /// <summary>By their ids, since a text without letters and digits stays empty and would be found for ever.</summary>
    private static async Task FillAsync<T>(
        EventDb db,
        IQueryable<T> rows,
        Expression<Func<T, bool>> isEmpty,
        Expression<Func<T, Guid>> id,
        Action<T> set,
        CancellationToken stop
    )
        where T : class
    {
        var ids = await rows.Where(isEmpty).Select(id).ToListAsync(stop);
        foreach (var some in ids.Chunk(Batch))
        {
            var isOne = Expression.Lambda<Func<T, bool>>(
                Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], Expression.Constant(some), id.Body),
                id.Parameters
            );
            (await rows.Where(isOne).ToListAsync(stop)).ForEach(set);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }
}
