using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace EventManager.Testing;

[SuppressMessage("Security", "CA2100", Justification = "Texts of the tests' own and names from the catalogue.")]
internal static class PostgresCommands
{
    public static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of each row.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
