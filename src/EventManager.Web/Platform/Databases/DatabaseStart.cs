using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Databases;

internal static class DatabaseStart
{
    /// <summary>
    /// Brings the schema up to date, and that of the jobs' clock beside it. Both take a lock, so that several nodes may start at once.
    /// </summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken stop)
    {
        var databases = services.GetRequiredService<IDbContextFactory<EventDb>>();
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await JobTables.PrepareAsync(db, database, services.GetRequiredService<IOptions<JobsOptions>>().Value, stop);
    }
}
