using System.Data.Common;
using System.Diagnostics;
using EventManager.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>One lock around all of a schema's migrations; a process that dies lets it go.</summary>
internal abstract class SchemaLock : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    public static async Task<SchemaLock> TakeAsync(DbContext db, CancellationToken stop)
    {
        SchemaLock mine = db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => new FileLock(db, sqlite.DataSource),
            NpgsqlConnection postgres => new ServerLock(postgres, ServerLock.PostgresTake, ServerLock.PostgresLeave),
            var server => new ServerLock(server, ServerLock.SqlServerTake, ServerLock.SqlServerLeave),
        };
        var said = Stopwatch.StartNew();
        while (!await mine.TryAsync(stop))
        {
            if (said.Elapsed > BetweenLines)
            {
                await Console.Error.WriteLineAsync("EventManager waits: another node brings the database's schema up to date.");
                said.Restart();
            }
            await Task.Delay(BetweenTries, stop);
        }
        return mine;
    }

    /// <summary>Takes away what a node that died in the middle left behind.</summary>
    public virtual Task CleanAsync(CancellationToken stop) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    protected abstract Task<bool> TryAsync(CancellationToken stop);

    /// <summary>A lock of the session, on a connection of its own: those of a transaction would end with the first migration.</summary>
    internal sealed class ServerLock(DbConnection connection, string take, string leave) : SchemaLock
    {
        // The number is "EventMan" in ASCII: whatever else is in the database must not happen to take the same.
        public const string PostgresTake = "SELECT pg_try_advisory_lock(5005299560940921198)";
        public const string PostgresLeave = "SELECT pg_advisory_unlock(5005299560940921198)";

        public const string SqlServerTake = """
            DECLARE @got int;
            EXEC @got = sp_getapplock @Resource = N'EventManager.Schema', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
            SELECT CAST(CASE WHEN @got >= 0 THEN 1 ELSE 0 END AS bit);
            """;
        public const string SqlServerLeave = "EXEC sp_releaseapplock @Resource = N'EventManager.Schema', @LockOwner = 'Session'";

        private readonly DbConnection own = (DbConnection)((ICloneable)connection).Clone();
        private bool isMine;

        public override async ValueTask DisposeAsync()
        {
            try
            {
                // The pool would keep it: a session that is put back is cleaned only when somebody takes it again.
                if (isMine)
                    await RunAsync(leave, CancellationToken.None);
            }
            catch (DbException)
            {
                // The connection broke, and the lock ended with it.
            }
            await own.DisposeAsync();
        }

        protected override async Task<bool> TryAsync(CancellationToken stop)
        {
            if (own.State is System.Data.ConnectionState.Closed)
                await own.OpenAsync(stop);
            return isMine = await RunAsync(take, stop) is true;
        }

        private async Task<object?> RunAsync(string text, CancellationToken stop)
        {
            await using var command = own.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
            command.CommandText = text;
#pragma warning restore CA2100
            return await command.ExecuteScalarAsync(stop);
        }
    }

    /// <summary>
    /// A file beside SQLite's, which stays: deleted, two could hold it, the old and the new one. EF's own lock is a row, which a process
    /// that was killed leaves behind, and every later start would wait for it for ever.
    /// </summary>
    private sealed class FileLock(DbContext db, string file) : SchemaLock
    {
        private FileStream? held;

        public override async Task CleanAsync(CancellationToken stop)
        {
            var rows = db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'");
            if (await rows.SingleAsync(stop) > 0)
                await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, stop);
        }

        public override ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;

        protected override Task<bool> TryAsync(CancellationToken stop)
        {
            if (file is "" or ":memory:")
                return Task.FromResult(true);
            try
            {
                held = new FileStream(file + "-schema.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return Task.FromResult(true);
            }
            catch (UnauthorizedAccessException error)
            {
                throw new SettingsException($"SQLite's folder cannot be written to: {error.Message}");
            }
            catch (IOException)
            {
                return Task.FromResult(false);
            }
        }
    }
}
