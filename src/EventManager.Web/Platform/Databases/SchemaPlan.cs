using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EventManager.Web.Platform.Databases;

/// <summary>A step of the schema, and whether the database has it.</summary>
internal sealed record SchemaStep(string Name, bool IsPending);

/// <summary>What <c>migrate</c> would do. Asks, and changes nothing.</summary>
internal static class SchemaPlan
{
    /// <summary>Oldest first; what a newer version of the program made is not among them.</summary>
    public static async Task<IReadOnlyList<SchemaStep>> ReadAsync(
        EventDb db,
        DatabaseOptions database,
        JobsOptions jobs,
        CancellationToken stop
    )
    {
        // A file that is not there is not made by asking.
        var isThere = await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop);
        HashSet<string> applied = isThere ? [.. await db.Database.GetAppliedMigrationsAsync(stop)] : [];
        var steps = db.Database.GetMigrations().Select(name => new SchemaStep(name, !applied.Contains(name))).ToList();
        if (database.Provider is not DatabaseProvider.Sqlite)
            steps.Add(
                new($"tables of the jobs' clock in the schema {jobs.Schema}", !isThere || await JobTables.AreOldAsync(db, jobs, stop))
            );
        return steps;
    }
}
