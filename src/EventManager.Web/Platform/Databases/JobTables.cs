using System.Globalization;
using System.Text.RegularExpressions;
using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Where Hangfire keeps its clock: on a database server beside the data, in a schema of its own that all nodes share; with SQLite there is
/// one node, and its memory will do. What must be done is never kept there, so that losing these tables loses nothing.
/// </summary>
internal static partial class JobTables
{
    /// <summary>Rows of finished jobs: a look every few seconds makes thousands a day, and nobody reads yesterday's.</summary>
    private static readonly TimeSpan KeepFinished = TimeSpan.FromHours(1);

    /// <summary>
    /// After so long what a node that died had in its hands is free again. Hangfire's own default for the locks is ten minutes, and nobody
    /// would look at anything for as long.
    /// </summary>
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);

    public static JobStorage Open(DatabaseOptions database, JobsOptions jobs)
    {
        JobStorage storage = database.Provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlStorage(
                new NpgsqlConnectionFactory(DatabaseSetup.Kept(database.ConnectionString), PostgreSql(jobs)),
                PostgreSql(jobs)
            ),
            DatabaseProvider.SqlServer => new SqlServerStorage(database.ConnectionString, SqlServer(jobs)),
            _ => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = KeepFinished }),
        };
        storage.JobExpirationTimeout = KeepFinished;
        return storage;
    }

    /// <summary>Makes or upgrades the tables, under the lock of the schema: Hangfire's script for PostgreSQL takes none.</summary>
    public static async Task PrepareAsync(EventDb db, DatabaseOptions database, JobsOptions jobs, CancellationToken stop)
    {
        if (database.Provider is DatabaseProvider.Sqlite)
            return;
        await using var held = await SchemaLock.TakeAsync(db, stop);
        await db.Database.OpenConnectionAsync(stop);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            PostgreSqlObjectsInstaller.Install(postgres, jobs.Schema);
        else
            SqlServerObjectsInstaller.Install(db.Database.GetDbConnection(), jobs.Schema, enableHeavyMigrations: true);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>They are missing, or of an older Hangfire than this program's.</summary>
    public static async Task<bool> AreOldAsync(EventDb db, JobsOptions jobs, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var isPostgres = db.Database.GetDbConnection() is NpgsqlConnection;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // The schema's name is letters, digits and underscores (JobsOptions).
#pragma warning disable CA2100
            command.CommandText = isPostgres
                ? $"SELECT to_regclass('{jobs.Schema}.schema')::text"
                : $"SELECT OBJECT_ID('[{jobs.Schema}].[Schema]')";
            if (await command.ExecuteScalarAsync(stop) is null or DBNull)
                return true;
            command.CommandText = isPostgres
                ? $"SELECT version FROM {jobs.Schema}.schema"
                : $"SELECT [Version] FROM [{jobs.Schema}].[Schema]";
#pragma warning restore CA2100
            var version = Convert.ToInt32(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
            return version < (isPostgres ? NewestOnPostgres : SqlServerObjectsInstaller.LatestSchemaVersion);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Hangfire.PostgreSql has a script for each version and says nowhere which is the last.</summary>
    private static readonly int NewestOnPostgres = typeof(PostgreSqlObjectsInstaller)
        .Assembly.GetManifestResourceNames()
        .Select(name => ScriptNumber().Match(name))
        .Where(found => found.Success)
        .Max(found => int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Install\.v(\d+)\.sql$")]
    private static partial Regex ScriptNumber();

    private static PostgreSqlStorageOptions PostgreSql(JobsOptions jobs) =>
        new()
        {
            SchemaName = jobs.Schema,
            PrepareSchemaIfNecessary = false,
            // NOTIFY wakes the workers; asking is for the case that one was missed, which the look for tasks would hurry, too.
            EnableLongPolling = true,
            QueuePollInterval = TimeSpan.FromMinutes(1),
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromSeconds(30),
            DistributedLockTimeout = Takeover,
        };

    private static SqlServerStorageOptions SqlServer(JobsOptions jobs) =>
        new()
        {
            SqlClientFactory = SqlClientFactory.Instance,
            SchemaName = jobs.Schema,
            PrepareSchemaIfNecessary = false,
            // Asking would connect before the start has said whether the database is there; our tables are always the newest.
            TryAutoDetectSchemaDependentOptions = false,
            UseIgnoreDupKeyOption = true,
            // Its locks belong to the connection, and end with it.
            QueuePollInterval = TimeSpan.FromSeconds(5),
            SlidingInvisibilityTimeout = TimeSpan.FromSeconds(30),
            CommandBatchMaxTimeout = TimeSpan.FromMinutes(1),
        };
}
