using EventManager.Testing;
using Npgsql;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>A node that has nothing to do leaves the database alone.</summary>
public sealed class IdleTests
{
    private const int MostAMinute = 300;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_idle_node_asks_at_most_three_hundred_times_a_minute()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var mails = Directory.CreateTempSubdirectory("eventmanager-mails-").FullName;
        try
        {
            using var node = ServedNode.Start(database, mails);
            while (await CountAsync(database, "select count(*) from pg_tables where tablename = 'server' and schemaname = 'hangfire'") == 0)
                await Task.Delay(200, Stop);
            // The start itself is not idle: schema, templates, each job's first look. How long that takes depends on the machine: a node that
            // asks too much does so in each of three looks.
            var asked = double.MaxValue;
            for (var looks = 0; looks < 3 && asked > MostAMinute; looks++)
            {
                await Task.Delay(TimeSpan.FromSeconds(20), Stop);
                var before = await CommitsAsync(database);
                await Task.Delay(Watched, Stop);
                asked = (await CommitsAsync(database) - before) / Watched.TotalMinutes;
                node.HasExited.ShouldBeFalse();
            }
            asked.ShouldBeInRange(1, MostAMinute);
        }
        finally
        {
            Directory.Delete(mails, recursive: true);
        }
    }

    private static Task<long> CommitsAsync(TestDatabase database) =>
        CountAsync(database, "select xact_commit from pg_stat_database where datname = current_database()");

    private static async Task<long> CountAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
