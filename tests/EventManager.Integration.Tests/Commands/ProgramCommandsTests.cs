using System.CommandLine;
using System.Globalization;
using System.Net;
using EventManager.Integration.Tests.Api;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Commands;

public sealed class ProgramCommandsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Commands_fill_an_event_and_issue_a_token_that_reads_it(DatabaseUnderTest kind)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(kind);
        (await ProgramRun.OfAsync(["migrate"], database)).Code.ShouldBe(0);
        var bench = await ProgramRun.OfAsync(
            ["bench-data", "--event", "rush", "--capacity", "2000", "--registrations", "1500", "--print-tickets", "3", "--force"],
            database
        );
        bench.Code.ShouldBe(0, bench.Error);
        bench.Lines.Length.ShouldBe(3);
        bench.Lines.ShouldAllBe(line => line.StartsWith("HTTP://LOCALHOST/T/"));
        string[] more = ["bench-data", "--event", "rush", "--capacity", "2000", "--registrations", "1600", "--force"];
        (await ProgramRun.OfAsync(more, database)).Code.ShouldBe(0);
        var token = await ProgramRun.OfAsync(
            ["token", "create", "--name", "@Test", "--scopes", "events:read", "--event", "rush", "--expires", "30d"],
            database
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
        string[] command = ["admin", "create", "--email", "chef@example.org", "--password-stdin"];
        (await ProgramRun.OfAsync(command, database, input: "short")).Code.ShouldBe(1);
        (await ProgramRun.OfAsync(command, database, input: "ein langer Satz als Passwort")).Code.ShouldBe(0);
        (await ProgramRun.OfAsync(command, database, input: "ein langer Satz als Passwort")).Code.ShouldBe(1);

        await using var app = await TestApp.StartAsync(on: database);
        await using var db = await app.OpenDbAsync();
        var made = await db.Audit.SingleAsync(a => a.Action == "account.made_by_command", Stop);
        made.SubjectId.ShouldBe(
            await db.Users.Select(u => (Guid?)u.Id).SingleAsync(Stop),
            "no administrator of whom the log does not know"
        );
    }

    [Theory]
    [InlineData("tanzen")]
    [InlineData("token")]
    [InlineData("token", "create", "--name", "x")]
    [InlineData("token", "create", "--name", "", "--scopes", "events:read")]
    [InlineData("token", "create", "--name", "x", "--scopes", "events:read", "--expires", "bald")]
    [InlineData("token", "create", "--name", "x", "--name", "y", "--scopes", "events:read")]
    [InlineData("bench-data", "--event", "a b", "--capacity", "1", "--registrations", "1")]
    [InlineData("bench-data", "--event", "ab", "--capacity", "1", "--registrations", "2")]
    [InlineData("bench-data", "--event", "ab", "--capacity", "-1", "--registrations", "0")]
    [InlineData("token", "create", "--name", "x", "--scopes", "events:read", "--colour", "red")]
    [InlineData("admin", "create", "--email", "chef@example.org")]
    [InlineData("migrate", "now")]
    [InlineData("migrate", "--colour=red")]
    [InlineData("backup")]
    [InlineData("restore", "x.db")]
    [InlineData("mail", "test", "niemand")]
    [InlineData("admin", "set-password", "--email", "chef@example.org")]
    public async Task What_is_no_command_gets_the_usage_on_standard_error_and_2(params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        // The parser's own words come in the system's language otherwise.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        var (code, lines, error) = await ProgramRun.OfAsync(arguments, database);
        code.ShouldBe(2);
        lines.ShouldBeEmpty();
        error.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("migrate", "--help")]
    [InlineData("check", "--help")]
    [InlineData("admin", "create", "--help")]
    [InlineData("token", "create", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("bench-data", "-h")]
    [InlineData("backup", "--help")]
    [InlineData("restore", "--help")]
    [InlineData("mail", "test", "--help")]
    [InlineData("admin", "list", "--help")]
    [InlineData("admin", "set-password", "--help")]
    [InlineData("admin", "reset-two-factor", "--help")]
    [InlineData("keys", "new", "--help")]
    [InlineData("version", "-?")]
    public async Task Each_command_explains_itself(params string[] arguments)
    {
        var (code, lines, error) = await ProgramRun.OfAsync(arguments);
        code.ShouldBe(0);
        string.Join('\n', lines).ShouldContain(string.Join(' ', ["Usage:\n  " + RootCommand.ExecutableName, .. arguments[..^1]]));
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Made_up_registrations_do_not_get_into_a_real_list_by_mistake()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        string[] command = ["bench-data", "--event", "rush", "--capacity", "2", "--registrations", "1"];

        var run = await ProgramRun.OfAsync(command, database, new() { ["environment"] = "Production" });

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("--force");
        (await ProgramRun.OfAsync(["migrate", "--check"], database)).Code.ShouldBe(1, "it did not touch the database");
        (await ProgramRun.OfAsync(command, database, new() { ["environment"] = "Development" })).Code.ShouldBe(0);
    }

    [Fact]
    public async Task The_version_stands_alone_on_its_line()
    {
        var (code, lines, _) = await ProgramRun.OfAsync(["version"]);
        code.ShouldBe(0);
        lines.ShouldHaveSingleItem().ShouldMatch(@"^\d+\.\d+\.\d+(\+[0-9a-f]+)?$");
    }

    [Fact]
    public async Task Settings_on_the_command_line_are_the_servers()
    {
        var (code, _, error) = await ProgramRun.OfAsync(["--Database:Provider=Mongo", "--urls", "http://127.0.0.1:0"]);
        code.ShouldBe(1);
        error.ShouldContain("Mongo");
    }
}
