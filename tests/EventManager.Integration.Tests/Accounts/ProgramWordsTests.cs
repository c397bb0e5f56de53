using System.Diagnostics;
using System.Net;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Accounts;

/// <summary>The built program, run as a process with its words.</summary>
public sealed class ProgramWordsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Words_fill_an_event_and_issue_a_token_that_reads_it(DatabaseUnderTest kind)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(kind);
        (await RunAsync(database, ["migrate"])).Code.ShouldBe(0);
        var bench = await RunAsync(
            database,
            ["bench-data", "--event", "rush", "--capacity", "2000", "--registrations", "1500", "--print-tickets", "3"]
        );
        bench.Code.ShouldBe(0, bench.Error);
        bench.Lines.Length.ShouldBe(3);
        bench.Lines.ShouldAllBe(line => line.StartsWith("HTTP://LOCALHOST/T/"));
        (await RunAsync(database, ["bench-data", "--event", "rush", "--capacity", "2000", "--registrations", "1600"])).Code.ShouldBe(0);
        var token = await RunAsync(
            database,
            ["token", "create", "--name", "Test", "--scopes", "events:read", "--event", "rush", "--expires", "30d"]
        );
        token.Code.ShouldBe(0, token.Error);

        await using var app = await TestApp.StartAsync(on: database);
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", token.Lines[^1]);
        var answer = await app.Client.GetAsync("/api/v1/events/rush", Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiWorld.JsonAsync(answer)).GetProperty("registration").GetProperty("free").GetInt32().ShouldBe(400);
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(Stop)).ShouldBe(0);
        (await db.Tickets.CountAsync(Stop)).ShouldBe(1600);
        (await db.Gates.SingleAsync(Stop)).Code.ShouldBe("main");
    }

    [Fact]
    public async Task An_administrator_is_made_once_with_a_password_from_standard_input()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        string[] word = ["admin", "create", "--email", "chef@example.org", "--password-stdin"];
        (await RunAsync(database, word, "short")).Code.ShouldBe(1);
        (await RunAsync(database, word, "ein langer Satz als Passwort")).Code.ShouldBe(0);
        (await RunAsync(database, word, "ein langer Satz als Passwort")).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("tanzen")]
    [InlineData("token")]
    [InlineData("token", "create", "--name", "x")]
    [InlineData("token", "create", "--name", "x", "--scopes", "events:read", "--expires", "bald")]
    [InlineData("bench-data", "--event", "a b", "--capacity", "1", "--registrations", "1")]
    [InlineData("bench-data", "--event", "ab", "--capacity", "1", "--registrations", "2")]
    [InlineData("token", "create", "--name", "x", "--scopes", "events:read", "--colour", "red")]
    [InlineData("migrate", "now")]
    public async Task An_unknown_word_gets_the_usage_on_standard_error_and_2(params string[] word)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        var (code, lines, error) = await RunAsync(database, word);
        code.ShouldBe(2);
        lines.ShouldBeEmpty();
        error.ShouldContain("Usage:");
    }

    private static async Task<(int Code, string[] Lines, string Error)> RunAsync(TestDatabase database, string[] word, string input = "")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(Web.EventManagerProgram).Assembly.Location);
        foreach (var part in word)
            start.ArgumentList.Add(part);
        start.Environment["Database__Provider"] = database.Kind.ToString();
        start.Environment["Database__ConnectionString"] = database.ConnectionString;
        start.Environment["Site__PublicUrl"] = "http://localhost";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }
}
