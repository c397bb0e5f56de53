using EventManager.Data;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

internal static class DatabaseStart
{
    /// <summary>Brings the schema up to date. EF takes a lock, so that several nodes may start at once.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken stop)
    {
        var databases = services.GetRequiredService<IDbContextFactory<EventDb>>();
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }
}
