using System.Data.Common;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>It answers, and its schema is this program's. A missing one is not made by asking.</summary>
internal sealed class DatabaseCheck : ICheck
{
    private const string Migrate = "run the command migrate, or start with Database:MigrateAtStart=true.";

    public string Item => "database";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var provider = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider;
        try
        {
            return await AskAsync(provider, services, stop);
        }
        catch (DbException error)
        {
            return Finding.Wrong($"{provider} does not answer ({ErrorText.Of(error)}). Look at Database:ConnectionString.");
        }
    }

    private static async Task<Finding> AskAsync(DatabaseProvider provider, IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
            return Finding.Wrong($"{provider} has no such database yet: create it, then {Migrate}");
        // Existing is told by some providers without a word from the server.
        await db.Database.OpenConnectionAsync(stop);
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).Any())
            return Finding.Wrong("its schema is of a newer version of this program: run that one.");
        var missing = known.Except(applied).Count();
        return missing == 0
            ? Finding.Good($"{provider} answers, its schema is up to date.")
            : Finding.Wrong($"{provider} answers, but its schema is {missing} migrations behind: {Migrate}");
    }
}
