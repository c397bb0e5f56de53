using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Brings the schema up to date, one node at a time. EF locks each migration by itself, but reads once which ones are missing: of several
/// nodes that start at once, the second would make the first one's tables again.
/// </summary>
internal static class SchemaUpdate
{
    public static async Task RunAsync(DbContext db, CancellationToken stop)
    {
        // Most starts find nothing to do and need no lock.
        if (!(await db.Database.GetPendingMigrationsAsync(stop)).Any())
            return;
        await using var held = await SchemaLock.TakeAsync(db, stop);
        await held.CleanAsync(stop);
        await db.Database.MigrateAsync(stop);
        if (db is EventDb events)
            await SearchNames.FillAsync(events, stop);
    }
}
