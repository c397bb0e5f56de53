using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EventManager.Web.Platform.Databases;

/// <summary>
/// Every SQLite connection: write-ahead log, and a flush to disk before a commit counts. Confirmed means durable: WAL's usual
/// companion, synchronous=NORMAL, can lose the last commits with the power. 4 MB of pages for each connection, and 16 for those through which a
/// rush is written (<see cref="SqliteFile.WidenAsync"/>); a log of 32 MB before it is copied into the file: with SQLite's own 2 and 4 MB a rush
/// at the door wrote the same pages again and again, and with 16 for all of them a mailing of 100,000 held 160 MB more. A connection that
/// comes back from the pool has its settings still; they are made once for each handle. What is deleted or changed is overwritten: without
/// secure_delete an erased name stays readable in the file until its page is used again.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>4 MB of pages.</summary>
    public const string Narrow = "PRAGMA cache_size=-4096;";

    /// <summary>16 MB of pages.</summary>
    public const string Wide = "PRAGMA cache_size=-16384;";

    public const string Pragmas = $"""
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000; PRAGMA foreign_keys=ON;
        {Narrow} PRAGMA wal_autocheckpoint=8000; PRAGMA secure_delete=ON;
        """;

    private readonly ConditionalWeakTable<object, object> prepared = [];

    /// <summary>SQLite's own knows the English letters only: who looked for "öffnung" did not find "Öffnungszeiten".</summary>
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        ((SqliteConnection)result).CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        return result;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsPrepared(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Remember(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (IsPrepared(connection))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Remember(connection);
    }

    private bool IsPrepared(DbConnection connection) =>
        ((SqliteConnection)connection).Handle is { } handle && prepared.TryGetValue(handle, out _);

    private void Remember(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is { } handle)
            prepared.AddOrUpdate(handle, handle);
    }
}
