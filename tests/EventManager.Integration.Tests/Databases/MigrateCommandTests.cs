using System.Text.RegularExpressions;
using EventManager.Integration.Tests.Commands;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventManager.Integration.Tests.Databases;

/// <summary><c>migrate</c> makes everything, says before what it would make, and whoever may only write rows can work afterwards.</summary>
public sealed partial class MigrateCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_pending_is_listed_and_ends_the_check_with_1(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);

        foreach (var _ in (int[])[1, 2])
        {
            var before = await ProgramRun.OfAsync(["migrate", "--check"], database);
            before.Code.ShouldBe(1, before.Error);
            before.Lines.ShouldAllBe(line => line.StartsWith("pending\t", StringComparison.Ordinal));
            before.Lines.Length.ShouldBeGreaterThan(6, "asking makes nothing");
        }
        (await ProgramRun.OfAsync(["migrate"], database)).Code.ShouldBe(0);

        var after = await ProgramRun.OfAsync(["migrate", "--check"], database);
        (after.Code, after.Lines.Length).ShouldBe((0, 0));
        var list = await ProgramRun.OfAsync(["migrate", "--list"], database);
        list.Code.ShouldBe(0);
        list.Lines.ShouldAllBe(line => line.StartsWith("made\t", StringComparison.Ordinal));
        list.Lines.Any(line => line.Contains("jobs' clock", StringComparison.Ordinal)).ShouldBe(kind is not DatabaseUnderTest.Sqlite);
    }

    [Theory, EachDatabase]
    public async Task Three_programs_that_start_at_once_over_nothing_all_succeed(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ProgramRun.OfAsync(["migrate"], database)));

        runs.Select(run => run.Code).ShouldBe([0, 0, 0], string.Join('\n', runs.Select(run => run.Error)));
        (await ProgramRun.OfAsync(["migrate", "--check"], database)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_user_with_the_documented_rights_serves_and_one_without_the_jobs_tables_is_told()
    {
        Postgres.SkipWithout(DatabaseUnderTest.PostgreSql);
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.PostgreSql);
        var user = "u" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(database, $"CREATE ROLE {user} LOGIN PASSWORD 'rows'");
        var settings = new Dictionary<string, string?>
        {
            ["Jobs:Run"] = "true",
            ["Database:MigrateAtStart"] = "false",
            ["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Username = user,
                Password = "rows",
            }.ToString(),
        };
        try
        {
            (await ProgramRun.OfAsync(["migrate"], database)).Code.ShouldBe(0);
            await ExecuteAsync(database, Grants().Replace("eventmanager;", user + ";"));
            // What a later version adds, made by the same user as everything before.
            await ExecuteAsync(database, "CREATE TABLE later (id int GENERATED ALWAYS AS IDENTITY, word text)");
            await using (var app = await TestApp.StartAsync(settings: settings, on: database))
            {
                (await app.Client.GetAsync("/health/ready", Stop)).EnsureSuccessStatusCode();
                await app.AddEventAsync();
                await using var db = await app.OpenDbAsync();
                await db.Database.ExecuteSqlRawAsync("INSERT INTO later (word) VALUES ('x')", Stop);
                await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("CREATE TABLE mine (id int)", Stop));
            }

            await ExecuteAsync(database, "DROP SCHEMA hangfire CASCADE");
            var refused = await StartedProgram.RunAsync(
                null,
                ("Database:Provider", "PostgreSql"),
                ("Database:ConnectionString", settings["Database:ConnectionString"]!),
                ("Database:MigrateAtStart", "false")
            );
            refused.Code.ShouldBe(1);
            refused.Said.ShouldContain("jobs' clock");
            refused.Said.ShouldContain("Run the command migrate");
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(database, $"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    /// <summary>The lines of docs/operations.md, word for word.</summary>
    private static string Grants()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "operations.md"));
        var lines = GrantLine().Matches(text).Select(line => line.Value).ToList();
        lines.Count.ShouldBe(5);
        return string.Join('\n', lines);
    }

    [GeneratedRegex("^(GRANT|ALTER DEFAULT PRIVILEGES) .* TO eventmanager;$", RegexOptions.Multiline)]
    private static partial Regex GrantLine();

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Stop);
#pragma warning disable CA2100 // The names are made of hex digits.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Stop);
    }
}
