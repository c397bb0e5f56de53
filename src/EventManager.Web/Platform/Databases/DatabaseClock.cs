using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>How far this machine's clock is from the database's, which all nodes share.</summary>
internal static class DatabaseClock
{
    /// <returns>Above zero where this machine is ahead; null where the database has no clock but this machine's.</returns>
    public static async Task<TimeSpan?> AheadAsync(DbContext db, TimeProvider clock, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is SqliteConnection)
            return null;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = command.Connection is NpgsqlConnection ? "SELECT clock_timestamp()" : "SELECT SYSUTCDATETIME()";
            // The first answer may have had to be compiled.
            await command.ExecuteScalarAsync(stop);
            var before = clock.GetUtcNow();
            var there = DateTime.SpecifyKind(
                Convert.ToDateTime(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture),
                DateTimeKind.Utc
            );
            var after = clock.GetUtcNow();
            return before + ((after - before) / 2) - new DateTimeOffset(there);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
