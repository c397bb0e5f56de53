using System.Data;
using EventManager.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Databases;

/// <summary>SQLite's file as the file that it is.</summary>
internal static class SqliteFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Read by nobody but its owner, whatever the system's usual is. SQLite gives its log the mode of the file, so the file must be there
    /// before: an empty one is a database without tables. One that belongs to somebody else stays as it is.
    /// </summary>
    public static async Task CloseToOthersAsync(IDbContextFactory<EventDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (
            OperatingSystem.IsWindows()
            || db.Database.GetDbConnection() is not SqliteConnection { DataSource: not ("" or ":memory:") } connection
        )
            return;
        try
        {
            if (!File.Exists(connection.DataSource) && Makes(connection))
                await new FileStream(
                    connection.DataSource,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = OwnerOnly,
                    }
                ).DisposeAsync();
            foreach (var end in (string[])["", "-wal", "-shm"])
            {
                var file = connection.DataSource + end;
                if (File.Exists(file) && File.GetUnixFileMode(file) != OwnerOnly)
                    File.SetUnixFileMode(file, OwnerOnly);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What keeps the program from its file is said where it opens it.
        }
    }

    /// <summary>
    /// Writes the log into the file and empties it: it still holds what was erased, as it was before. Who reads just now is waited for, a
    /// second at most, since writers wait meanwhile; the next call finds what this one could not.
    /// </summary>
    public static async Task EmptyLogAsync(EventDb db, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection)
            return;
        await db.Database.OpenConnectionAsync(stop);
        await db.Database.ExecuteSqlAsync($"PRAGMA busy_timeout=1000; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=15000;", stop);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>
    /// Lets SQLite count how many rows of its tables share a key, where it does not know or they have become ten times as many: some milliseconds,
    /// else none. Without, it takes ten for it, and reads a whole event to find fifty of its people by their ids.
    /// </summary>
    public static async Task CountKeysAsync(IDbContextFactory<EventDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (db.Database.GetDbConnection() is not SqliteConnection)
            return;
        try
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA optimize=0x10002", stop);
        }
        catch (SqliteException)
        {
            // Somebody writes just now, or the disk is full: slower, and not wrong. The next hour tries again.
        }
    }

    /// <summary>More pages for the connection that is open: it writes for many.</summary>
    public static Task WidenAsync(EventDb db, CancellationToken stop) => KeepAsync(db, SqlitePragmas.Wide, stop);

    /// <summary>As all others are, before it goes back to them.</summary>
    public static Task NarrowAsync(EventDb db, CancellationToken stop) => KeepAsync(db, SqlitePragmas.Narrow, stop);

    private static async Task KeepAsync(EventDb db, string pages, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection { State: ConnectionState.Open } connection)
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = pages;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static bool Makes(SqliteConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is SqliteOpenMode.ReadWriteCreate;
}
