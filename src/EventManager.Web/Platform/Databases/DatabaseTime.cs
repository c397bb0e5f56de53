using System.Data.Common;
using System.Globalization;
using EventManager.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>What the database's own clock says.</summary>
internal sealed class DatabaseTime(IDbContextFactory<EventDb> databases)
{
    /// <returns>How far a clock is ahead of the database's; null where the database has none of its own, being a file of this machine.</returns>
    public async Task<TimeSpan?> AheadAsync(TimeProvider clock, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (db.Database.GetDbConnection() is SqliteConnection)
            return null;
        await db.Database.OpenConnectionAsync(stop);
        // The quickest of three: the answer took half of its way, more or less, and a slow one says little.
        var best = (Took: TimeSpan.MaxValue, Ahead: TimeSpan.Zero);
        for (var tries = 0; tries < 3 && best.Took > TimeSpan.FromMilliseconds(100); tries++)
        {
            var (from, started) = (clock.GetUtcNow(), clock.GetTimestamp());
            var told = await AskAsync(db.Database.GetDbConnection(), stop);
            var took = clock.GetElapsedTime(started);
            if (took < best.Took)
                best = (took, from + (took / 2) - told);
        }
        await db.Database.CloseConnectionAsync();
        return best.Ahead;
    }

    private static async Task<DateTimeOffset> AskAsync(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection ? "SELECT clock_timestamp() AT TIME ZONE 'UTC'" : "SELECT SYSUTCDATETIME()";
        var utc = Convert.ToDateTime(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
        return new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
    }
}
