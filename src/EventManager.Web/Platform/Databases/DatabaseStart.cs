using System.Data.Common;
using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Databases;

/// <summary>Before the first request: the database answers, is set up as the program needs it, and has the schema of this version.</summary>
internal static class DatabaseStart
{
    /// <param name="services">The program's.</param>
    /// <param name="migrate">Brings the schema up to date; without, an old one is refused.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="SettingsException">What an administrator has to do first.</exception>
    public static async Task PrepareAsync(IServiceProvider services, bool migrate, CancellationToken stop)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var databases = services.GetRequiredService<IDbContextFactory<EventDb>>();
        if (options.Provider is DatabaseProvider.Sqlite)
            await SqliteFile.CloseToOthersAsync(databases, stop);
        await new DatabaseWait(databases, options).ForAnswerAsync(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        try
        {
            if (migrate)
            {
                await SchemaUpdate.RunAsync(db, stop);
                // The tables of the jobs' clock beside it.
                await JobTables.PrepareAsync(db, options, services.GetRequiredService<IOptions<JobsOptions>>().Value, stop);
            }
            else
                await RefuseOldAsync(db, options, services.GetRequiredService<IOptions<JobsOptions>>().Value, stop);
            if (options.Provider is DatabaseProvider.SqlServer)
                await SqlServerNeeds.CheckAsync(db.Database.GetDbConnection(), options.RequireSnapshot, stop);
        }
        catch (DbException error) when (DbErrors.IsForbidden(error))
        {
            throw new SettingsException(
                $"the database does not let the program bring the schema up to date: {StartErrors.Why(error)} "
                    + "Run the command migrate as the owner of the database, and set Database:MigrateAtStart to false."
            );
        }
    }

    private static async Task RefuseOldAsync(EventDb db, DatabaseOptions options, JobsOptions jobs, CancellationToken stop)
    {
        var lacking = (await SchemaPlan.ReadAsync(db, options, jobs, stop)).Where(step => step.IsPending).ToList();
        if (lacking.Count > 0)
            throw new SettingsException(
                $"the database's schema is older than the program ({lacking.Count} migrations are missing, the next is {lacking[0].Name}). "
                    + "Run the command migrate, or set Database:MigrateAtStart to true."
            );
    }
}
