using System.Diagnostics.CodeAnalysis;
using EventManager.Testing;
using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>A node whose database user only reads and writes rows works, once <c>migrate</c> has been run by another.</summary>
public sealed class PreparedTablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hangfire")]
    [InlineData("uhrwerk")]
    public async Task A_user_who_may_not_make_tables_runs_jobs(string schema)
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        // What the command does: both schemas, by a user who may.
        await using (await TestApp.StartAsync(on: database, settings: new() { ["Jobs:Schema"] = schema })) { }
        var user = "u" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(
            database.ConnectionString,
            $"""
            CREATE ROLE {user} LOGIN PASSWORD 'rows';
            GRANT USAGE ON SCHEMA public, {schema} TO {user};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, {schema} TO {user};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, {schema} TO {user};
            """
        );
        try
        {
            var settings = new Dictionary<string, string?>
            {
                ["Jobs:Run"] = "true",
                ["Jobs:Poll"] = "00:00:01",
                ["Jobs:Schema"] = schema,
                ["Database:MigrateAtStart"] = "false",
                ["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    Username = user,
                    Password = "rows",
                }.ToString(),
            };
            var sweep = new Counting();
            await using (
                var app = await TestApp.StartAsync(
                    settings: settings,
                    on: database,
                    services: services => services.AddSingleton<ISweep>(sweep)
                )
            )
            {
                for (var attempt = 0; sweep.Runs < 2; attempt++)
                {
                    attempt.ShouldBeLessThan(600, "nothing runs");
                    await Task.Delay(100, Stop);
                }
                app.Services.GetRequiredService<JobClock>().Next().Keys.ShouldContain("counting");
            }
            await Should.ThrowAsync<PostgresException>(() =>
                ExecuteAsync(settings["Database:ConnectionString"]!, "CREATE TABLE t (i int)")
            );
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(database.ConnectionString, $"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The names are made of hex digits.")]
    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private sealed class Counting : ISweep
    {
        private int runs;
        public int Runs => runs;
        public string Name => "counting";
        public TimeSpan Every => TimeSpan.FromSeconds(1);

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(Interlocked.Increment(ref runs));
    }
}
