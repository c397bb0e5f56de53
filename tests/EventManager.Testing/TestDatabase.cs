using Microsoft.Data.Sqlite;
using Npgsql;

namespace EventManager.Testing;

public enum DatabaseUnderTest
{
    Sqlite,
    PostgreSql,
}

/// <summary>A fresh database for one test class; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Connection string of a PostgreSQL server in which databases may be made; <c>tests/run.sh</c> sets it.</summary>
    public const string PostgresVariable = "EVENTMANAGER_TEST_POSTGRES";

    private const string FileName = "test.db";
    private const string Memory = "/dev/shm";

    /// <summary>
    /// Keeps files in memory where there is room: the program flushes each commit to the disk, and tests spent a third of their time on
    /// waiting for that. What a test kills is a process, never the power. Default false: benchmarks measure the disk, too.
    /// </summary>
    public static bool PrefersMemory { get; set; }

    private readonly string? folder;
    private readonly string? postgresName;

    private TestDatabase(DatabaseUnderTest kind, string connectionString, string? folder, string? postgresName)
    {
        Kind = kind;
        ConnectionString = connectionString;
        this.folder = folder;
        this.postgresName = postgresName;
    }

    public DatabaseUnderTest Kind { get; }

    public string ConnectionString { get; }

    /// <summary>Null where PostgreSQL can be used; else why not.</summary>
    /// <exception cref="InvalidOperationException">In CI, where nothing may be left out for lack of a server.</exception>
    public static string? WhyNoPostgres
    {
        get
        {
            if (Environment.GetEnvironmentVariable(PostgresVariable) is not null)
                return null;
            const string why = $"{PostgresVariable} is not set: tests/run.sh starts a PostgreSQL and sets it.";
            var mayMiss =
                Environment.GetEnvironmentVariable("CI") is null
                || Environment.GetEnvironmentVariable("EVENTMANAGER_TEST_FAST") is not null;
            return mayMiss ? why : throw new InvalidOperationException(why);
        }
    }

    /// <param name="kind">Which database.</param>
    /// <param name="like">Is copied; an empty one without it. Nobody may be connected to it: <see cref="Close"/>.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseUnderTest kind, TestDatabase? like = null)
    {
        if (kind is DatabaseUnderTest.Sqlite)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Root(), "eventmanager-test-" + Guid.NewGuid().ToString("N"))).FullName;
            if (like is not null)
                File.Copy(Path.Combine(like.folder!, FileName), Path.Combine(folder, FileName));
            return new(kind, $"Data Source={Path.Combine(folder, FileName)}", folder, null);
        }
        var server = Environment.GetEnvironmentVariable(PostgresVariable) ?? throw new InvalidOperationException(WhyNoPostgres);
        var name = "t" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {like?.postgresName ?? "template0"} ENCODING 'UTF8'");
        return new(kind, new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 40 }.ToString(), null, name);
    }

    /// <summary>Closes the connections that are kept for the next use.</summary>
    public void Close()
    {
        if (folder is not null)
        {
            // Only this one's: those of the tests beside it stay open.
            using var pool = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
        if (postgresName is not null)
        {
            using var pool = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
        if (postgresName is not null)
        {
            await ExecuteAsync(
                Environment.GetEnvironmentVariable(PostgresVariable)!,
                $"DROP DATABASE IF EXISTS {postgresName} WITH (FORCE)"
            );
        }
    }

    private static string Root() =>
        PrefersMemory && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 2L << 30 ? Memory : Path.GetTempPath();

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made of hex digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
