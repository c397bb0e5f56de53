using EventManager.Testing;
using Npgsql;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>Takes a program's database away while it runs, and gives it back.</summary>
internal sealed class BrokenDatabase(TestDatabase database)
{
    private string File => database.ConnectionString["Data Source=".Length..];

    public async Task TakeAwayAsync()
    {
        if (database.Kind is DatabaseUnderTest.Sqlite)
        {
            database.Close();
            Directory.Move(Path.GetDirectoryName(File)!, Path.GetDirectoryName(File) + "-away");
            return;
        }
        // A superuser, as tests are, comes in whatever is revoked; not where nobody may.
        await AskServerAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS false");
        await AskServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
    }

    public async Task GiveBackAsync()
    {
        if (database.Kind is DatabaseUnderTest.Sqlite)
            Directory.Move(Path.GetDirectoryName(File) + "-away", Path.GetDirectoryName(File)!);
        else
            await AskServerAsync($"ALTER DATABASE {Name} ALLOW_CONNECTIONS true");
    }

    private string Name => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    private static async Task AskServerAsync(string sql)
    {
        await using var server = new NpgsqlConnection(Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable)!);
        await server.OpenAsync();
        await using var command = server.CreateCommand();
#pragma warning disable CA2100 // The name is made of hex digits.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
