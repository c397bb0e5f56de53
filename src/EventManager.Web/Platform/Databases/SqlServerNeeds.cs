using System.Data;
using System.Data.Common;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Databases;

/// <summary>What an administrator can set on SQL Server that would break the program, or only make it slow and unsure under load.</summary>
internal static class SqlServerNeeds
{
    internal const string Question = """
        SELECT DB_NAME(), CAST(@@OPTIONS & 512 AS int), CAST((SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) AS int)
        """;

    public static async Task CheckAsync(DbConnection connection, bool requireSnapshot, CancellationToken stop)
    {
        var wasClosed = connection.State is ConnectionState.Closed;
        if (wasClosed)
            await connection.OpenAsync(stop);
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = Question;
            await using var row = await command.ExecuteReaderAsync(stop);
            await row.ReadAsync(stop);
            if (WhyNot(row.GetString(0), row.GetInt32(1) != 0, row.GetInt32(2) != 0, requireSnapshot) is { } why)
                throw new SettingsException(why);
        }
        if (wasClosed)
            await connection.CloseAsync();
    }

    /// <param name="database">Its name.</param>
    /// <param name="countsNoRows">NOCOUNT is on for new connections.</param>
    /// <param name="hasSnapshot">READ_COMMITTED_SNAPSHOT is on.</param>
    /// <param name="requireSnapshot">Refuses to go on without.</param>
    internal static string? WhyNot(string database, bool countsNoRows, bool hasSnapshot, bool requireSnapshot)
    {
        if (countsNoRows)
            return "SQL Server does not tell how many rows a statement changed (NOCOUNT is on for every connection: 'user options' has "
                + "512), which is how the program knows whether a seat was free. Run: "
                + NoUserOptions
                + " (512 less than before, if other options are set).";
        if (requireSnapshot && !hasSnapshot)
            return "READ_COMMITTED_SNAPSHOT is off for this database: pages would wait for registrations and registrations for each "
                + "other, until SQL Server ends some of them. Run: "
                + SnapshotOn(database)
                + " (or set Database:RequireSnapshot to false and bear it).";
        return null;
    }

    internal const string NoUserOptions = "EXEC sp_configure 'user options', 0; RECONFIGURE;";

    internal static string SnapshotOn(string database) =>
        $"ALTER DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;";
}
