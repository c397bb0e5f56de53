using Npgsql;

namespace EventManager.Web.Platform.Databases;

/// <summary>Held by the connection until it closes: of several nodes that start at once one makes tables, and the others find them made.</summary>
internal static class PostgreSqlMigrationLock
{
    /// <summary>Any number that nobody else of this database uses.</summary>
    private const long Key = 0x4576_656E_744D_6772;

    public static async Task TakeAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
        command.Parameters.Add(new() { Value = Key });
        await command.ExecuteNonQueryAsync(stop);
    }
}
