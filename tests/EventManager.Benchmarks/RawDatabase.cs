using System.Data.Common;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EventManager.Benchmarks;

/// <summary>
/// What the database does by itself: a transaction that inserts one row and counts up a row that all share, with prepared
/// commands on a connection for each client, and the program's own settings (<see cref="SqlitePragmas"/>). SQLite has one writer:
/// its clients queue in the process, which is faster than letting them poll the file's lock, so that the measure is a hard one.
/// </summary>
internal sealed class RawDatabase : IAsyncDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS bench_row (id VARCHAR(36) PRIMARY KEY, name VARCHAR(80), email VARCHAR(80), at VARCHAR(40));
        CREATE TABLE IF NOT EXISTS bench_counter (id INT PRIMARY KEY, taken INT);
        INSERT INTO bench_counter VALUES (1, 0) ON CONFLICT DO NOTHING;
        """;

    private static readonly string[] Writes =
    [
        "INSERT INTO bench_row VALUES (@id, 'Ada Muster', @id || '@ansturm.example', '2030-01-01T00:00:00Z')",
        "UPDATE bench_counter SET taken = taken + 1 WHERE id = 1",
    ];

    private readonly List<DbConnection> connections = [];
    private readonly SemaphoreSlim? turn;

    private RawDatabase(DatabaseUnderTest kind) => turn = kind is DatabaseUnderTest.Sqlite ? new SemaphoreSlim(1) : null;

    public IReadOnlyList<Func<Task<int>>> Steps { get; private set; } = [];

    public static async Task<RawDatabase> OpenAsync(TestDatabase database, int clients)
    {
        var raw = new RawDatabase(database.Kind);
        var steps = new List<Func<Task<int>>>();
        for (var i = 0; i < clients; i++)
        {
            DbConnection connection =
                database.Kind is DatabaseUnderTest.Sqlite
                    ? new SqliteConnection(database.ConnectionString)
                    : new NpgsqlConnection(database.ConnectionString);
            raw.connections.Add(connection);
            await connection.OpenAsync();
            if (database.Kind is DatabaseUnderTest.Sqlite)
                await ExecuteAsync(connection, SqlitePragmas.Pragmas);
            if (i == 0)
                await ExecuteAsync(connection, Tables);
            steps.Add(await raw.StepAsync(connection));
        }
        raw.Steps = steps;
        return raw;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
        turn?.Dispose();
    }

    private async Task<Func<Task<int>>> StepAsync(DbConnection connection)
    {
        var commands = new List<DbCommand>();
        foreach (var sql in Writes)
        {
            var command = Command(connection, sql);
            if (sql.Contains('@', StringComparison.Ordinal))
            {
                var id = command.CreateParameter();
                (id.ParameterName, id.Value) = ("id", "");
                command.Parameters.Add(id);
            }
            await command.PrepareAsync();
            commands.Add(command);
        }
        return async () =>
        {
            if (turn is not null)
                await turn.WaitAsync();
            try
            {
                return await WriteAsync(connection, commands);
            }
            finally
            {
                turn?.Release();
            }
        };
    }

    private static async Task<int> WriteAsync(DbConnection connection, List<DbCommand> commands)
    {
        var id = Guid.CreateVersion7().ToString();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var command in commands)
        {
            command.Transaction = transaction;
            if (command.Parameters.Count > 0)
                command.Parameters[0].Value = id;
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return 1;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
