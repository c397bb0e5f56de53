using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using EventManager.Data;
using EventManager.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Statements that go to the database together, inside the context's transaction and in their order: in one round trip where the
/// database is a server, as commands prepared once and run row by row where it is a file beside us (its provider has no batches).
/// </summary>
internal sealed class StatementBatch(EventDb db)
{
    /// <summary>A command keeps what SQLite made of its text for as long as its connection stays open.</summary>
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<Statement, DbCommand>> Prepared = [];

    private readonly List<(Statement Statement, object?[] Values)> rows = [];

    public void Add(Statement statement, params object?[] values) => rows.Add((statement, values));

    public void Add<T>(Insert<T> insert, T row)
        where T : class => rows.Add((insert.Statement, insert.Values(row)));

    /// <summary>Each statement must change one row; where one does not, somebody else was faster.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One changed no row.</exception>
    public async Task ExecuteAsync(CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        if (Connection.CanCreateBatch)
        {
            await using var batch = await BatchAsync(stop);
            await batch.ExecuteNonQueryAsync(stop);
            foreach (var command in batch.BatchCommands)
                ExpectOne(command.RecordsAffected);
            return;
        }
        await EachAsync(async command => ExpectOne(await command.ExecuteNonQueryAsync(stop)));
    }

    /// <summary>How many rows each statement changed, in their order.</summary>
    public async Task<IReadOnlyList<int>> CountAsync(CancellationToken stop)
    {
        var changed = new List<int>(rows.Count);
        if (rows.Count == 0)
            return changed;
        if (Connection.CanCreateBatch)
        {
            await using var batch = await BatchAsync(stop);
            await batch.ExecuteNonQueryAsync(stop);
            changed.AddRange(batch.BatchCommands.Select(command => command.RecordsAffected));
        }
        else
        {
            await EachAsync(async command => changed.Add(await command.ExecuteNonQueryAsync(stop)));
        }
        return changed;
    }

    /// <summary>Reads all rows that the statements find.</summary>
    public async Task ReadAsync(Action<DbDataReader> row, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        if (Connection.CanCreateBatch)
        {
            await using var batch = await BatchAsync(stop);
            await using var reader = await batch.ExecuteReaderAsync(stop);
            do
            {
                while (await reader.ReadAsync(stop))
                    row(reader);
            } while (await reader.NextResultAsync(stop));
            return;
        }
        await EachAsync(async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
                row(reader);
        });
    }

    private DbConnection Connection => db.Database.GetDbConnection();

    private DbTransaction? Transaction => db.Database.CurrentTransaction?.GetDbTransaction();

    private async Task<DbBatch> BatchAsync(CancellationToken stop)
    {
        var batch = Connection.CreateBatch();
        batch.Transaction = Transaction;
        using var maker = Connection.CreateCommand();
        foreach (var (statement, values) in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Text;
            for (var at = 0; at < values.Length; at++)
                command.Parameters.Add(statement.Parameter(maker, at, values[at]));
            batch.BatchCommands.Add(command);
        }
        // Once for each connection; SQL Server keeps its plans by itself. Only here and not for all that LINQ asks: a plan that was made
        // while a table was empty is right only where one row's key is asked for.
        if (batch is NpgsqlBatch)
            await batch.PrepareAsync(stop);
        return batch;
    }

    private async Task EachAsync(Func<DbCommand, Task> run)
    {
        var known = Prepared.GetValue(Connection, ForgetWhenClosed);
        foreach (var (statement, values) in rows)
        {
            if (known.TryGetValue(statement, out var command))
            {
                for (var at = 0; at < values.Length; at++)
                    command.Parameters[at].Value = statement.Value(at, values[at]);
            }
            else
            {
                known.Add(statement, command = Prepare(statement, values));
            }
            command.Transaction = Transaction;
            await run(command);
        }
    }

    /// <summary>Never used again after that: what a command prepared belongs to a handle that then serves another connection.</summary>
    private static Dictionary<Statement, DbCommand> ForgetWhenClosed(DbConnection connection)
    {
        connection.StateChange += Forget;
        return [];

        static void Forget(object connection, StateChangeEventArgs change)
        {
            if (change.CurrentState is ConnectionState.Open)
                return;
            ((DbConnection)connection).StateChange -= Forget;
            Prepared.Remove((DbConnection)connection);
        }
    }

    private DbCommand Prepare(Statement statement, object?[] values)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // A constant of the program, or made of the model's names.
        command.CommandText = statement.Text;
#pragma warning restore CA2100
        for (var at = 0; at < values.Length; at++)
            command.Parameters.Add(statement.Parameter(command, at, values[at]));
        return command;
    }

    private static void ExpectOne(int changed)
    {
        if (RowCounts.Known(changed) != 1)
            throw new DbUpdateConcurrencyException("Somebody else changed this row in the same moment.");
    }
}
