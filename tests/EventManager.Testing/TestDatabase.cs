using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EventManager.Testing;

public enum DatabaseUnderTest
{
    Sqlite,
    PostgreSql,

    /// <summary>Only where <see cref="TestDatabase.SqlServerVariable"/> names a server.</summary>
    SqlServer,
}

/// <summary>A fresh database for one test class; dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Connection string of a PostgreSQL server in which databases may be made; <c>tests/run.sh</c> sets it.</summary>
    public const string PostgresVariable = "EVENTMANAGER_TEST_POSTGRES";

    /// <summary>Connection string of a SQL Server in which databases may be made, for example its container's <c>sa</c>.</summary>
    public const string SqlServerVariable = "EVENTMANAGER_TEST_SQLSERVER";

    private const string FileName = "test.db";
    private const string Memory = "/dev/shm";

    /// <summary>
    /// Keeps files in memory where there is room: the program flushes each commit to the disk, and tests spent a third of their time on
    /// waiting for that. What a test kills is a process, never the power. Default false: benchmarks measure the disk, too.
    /// </summary>
    public static bool PrefersMemory { get; set; }

    private readonly string? folder;
    private readonly string name;
    private readonly Func<TestDatabase, Task<bool>>? whenDone;

    private TestDatabase(
        DatabaseUnderTest kind,
        string connectionString,
        string? folder,
        string name,
        Func<TestDatabase, Task<bool>>? whenDone = null
    )
    {
        this.whenDone = whenDone;
        Kind = kind;
        ConnectionString = connectionString;
        this.folder = folder;
        this.name = name;
    }

    /// <summary>Null where no SQL Server is named.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } server ? server : null;

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
    /// <param name="like">Is copied; an empty one without it, and on SQL Server, which has no such copies. Nobody may be connected to it: <see cref="Close"/>.</param>
    public static Task<TestDatabase> CreateAsync(DatabaseUnderTest kind, TestDatabase? like = null) => CreateAsync(kind, like, null);

    /// <param name="kind">Which database.</param>
    /// <param name="like">Is copied.</param>
    /// <param name="whenDone">Keeps it for another use, or says false: then it is dropped. PostgreSQL only.</param>
    internal static async Task<TestDatabase> CreateAsync(
        DatabaseUnderTest kind,
        TestDatabase? like,
        Func<TestDatabase, Task<bool>>? whenDone
    )
    {
        if (kind is DatabaseUnderTest.Sqlite)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Root(), "eventmanager-test-" + Guid.NewGuid().ToString("N"))).FullName;
            if (like is not null)
                File.Copy(Path.Combine(like.folder!, FileName), Path.Combine(folder, FileName));
            return new(kind, $"Data Source={Path.Combine(folder, FileName)}", folder, "");
        }
        var name = "t" + Guid.NewGuid().ToString("N");
        if (kind is DatabaseUnderTest.SqlServer)
        {
            var sqlServer = SqlServer ?? throw new InvalidOperationException($"{SqlServerVariable} is not set.");
            await ExecuteAsync(new SqlConnection(sqlServer), SqlServerDatabase.Create(name));
            return new(kind, new SqlConnectionStringBuilder(sqlServer) { InitialCatalog = name }.ToString(), null, name);
        }
        var server = Environment.GetEnvironmentVariable(PostgresVariable) ?? throw new InvalidOperationException(WhyNoPostgres);
        await ExecuteAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name} TEMPLATE {like?.name ?? "template0"} ENCODING 'UTF8'");
        // As the program asks for it: a pool belongs to its text, and Close must find the program's.
        var own = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = 40,
            NoResetOnClose = true,
        };
        return new(kind, own.ToString(), null, name, whenDone);
    }

    /// <summary>Closes the connections that are kept for the next use.</summary>
    public void Close()
    {
        if (Kind is DatabaseUnderTest.Sqlite)
        {
            // Only this one's: those of the tests beside it stay open.
            using var pool = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
        if (Kind is DatabaseUnderTest.PostgreSql)
        {
            using var pool = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        }
        if (Kind is DatabaseUnderTest.SqlServer)
        {
            using var pool = new SqlConnection(ConnectionString);
            SqlConnection.ClearPool(pool);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        if (whenDone is not null && await whenDone(this))
            return;
        await DropAsync();
    }

    internal async Task DropAsync()
    {
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
        if (Kind is DatabaseUnderTest.PostgreSql)
        {
            var server = Environment.GetEnvironmentVariable(PostgresVariable)!;
            await ExecuteAsync(new NpgsqlConnection(server), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        if (Kind is DatabaseUnderTest.SqlServer)
            await ExecuteAsync(new SqlConnection(SqlServer), SqlServerDatabase.Drop(name));
    }

    private static string Root() =>
        PrefersMemory && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 2L << 30 ? Memory : Path.GetTempPath();

    private static async Task ExecuteAsync(DbConnection server, string sql)
    {
        await using var connection = server;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made of hex digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
