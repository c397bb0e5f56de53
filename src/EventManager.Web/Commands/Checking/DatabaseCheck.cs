using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Commands.Checking;

/// <summary>It answers, and its schema is this program's. A missing one is not made by asking.</summary>
internal sealed class DatabaseCheck : ICheck
{
    private const string Migrate = "run the command migrate, or start with Database:MigrateAtStart=true.";
    private const string AtStart = "the start does it";

    public string Item => "database";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var provider = options.Provider;
        try
        {
            return await AskAsync(options, services, stop);
        }
        catch (Exception error) when (StartErrors.IsTheDatabases(error))
        {
            return Finding.Wrong($"{provider} does not answer: {StartErrors.Why(error).TrimEnd('.')}. Look at Database:ConnectionString.");
        }
    }

    private static async Task<Finding> AskAsync(DatabaseOptions options, IServiceProvider services, CancellationToken stop)
    {
        var provider = options.Provider;
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
        {
            return provider is DatabaseProvider.Sqlite && options.MigrateAtStart
                ? OfItsFolder(ConnectionStrings.File(options.ConnectionString))
                : Finding.Wrong($"{provider} has no such database yet: create it, then {Migrate}");
        }
        // Existing is told by some providers without a word from the server.
        await db.Database.OpenConnectionAsync(stop);
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).Any())
            return Finding.Wrong("its schema is of a newer version of this program: run that one.");
        var missing = known.Except(applied).Count();
        return missing == 0 ? Finding.Good($"{provider} answers, its schema is up to date.")
            : options.MigrateAtStart ? Finding.Good($"{provider} answers; {missing} migrations are to come, {AtStart}.")
            : Finding.Wrong($"{provider} answers, but its schema is {missing} migrations behind: {Migrate}");
    }

    /// <summary>Where the start will make the file, and its log beside it.</summary>
    private static Finding OfItsFolder(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        try
        {
            using (File.Create(Path.Combine(folder, $".eventmanager-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose)) { }
            return Finding.Good($"{file} is not there yet; {AtStart}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(
                $"{file} is not there yet and cannot be made: {error.Message} Look at its folder and at its owner's rights."
            );
        }
    }
}
