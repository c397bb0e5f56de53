using System.Diagnostics;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Migrations.SqlServer;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventManager.Integration.Tests.Databases;

/// <summary>What can be known about SQL Server without one.</summary>
public sealed class SqlServerTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 24, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_migration_script_is_T_SQL()
    {
        await using var db = new DesignTimeFactory().CreateDbContext([]);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        script.ShouldContain("CREATE TABLE [Registrations]");
        TSql.Errors(script).ShouldBeEmpty();
    }

    [Fact]
    public void The_parser_refuses_what_is_no_T_SQL() => TSql.Errors("SELECT a FROM b LIMIT 1 OFFSET 2").ShouldNotBeEmpty();

    [Fact]
    public async Task Counters_and_writes_are_T_SQL()
    {
        var said = new List<string>();
        await using var db = TSql.Open(said.Add);
        var stop = TestContext.Current.CancellationToken;
        var pool = Guid.CreateVersion7();
        var seats = new SeatCounter();
        await seats.TakeAsync(db, pool, 2, stop);
        await seats.PromoteAsync(db, pool, 2, stop);
        await seats.GiveBackAsync(db, pool, 2, stop);
        await seats.JoinQueueAsync(db, pool, 2, stop);
        await seats.LeaveQueueAsync(db, pool, 2, stop);
        await seats.ResizeAsync(db, pool, 2, stop);

        var fair = new Event("messe", EventKind.TrainingFair, new LocalizedText("Messe"), Now, Now.AddHours(6), 100);
        var registration = new Registration(fair, new Person("Ada", "Ahmadi", "ada@example.org"), "de", 1, Now);
        db.AddRange(fair, registration, new Ticket(fair.Id, registration.Id, 1, "Ada Ahmadi", Now));
        db.Add(new OutboxMail("ticket", "ada@example.org", "Ada", "de", Now));
        await db.SaveChangesAsync(stop);
        registration.Confirm(Now);
        // No row answers, so that EF takes the change for overtaken; the statement is written all the same.
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(stop));

        said.Count(text => text.StartsWith("UPDATE [s]", StringComparison.Ordinal)).ShouldBe(6);
        said.ShouldContain(text => text.Contains("INSERT INTO [Registrations]", StringComparison.Ordinal));
        said.ShouldContain(text => text.Contains("UPDATE [Registrations]", StringComparison.Ordinal));
        said.SelectMany(TSql.Errors).ShouldBeEmpty();
    }

    [Fact]
    public async Task Queries_of_a_test_are_translated_for_SQL_Server_too()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();
        string[] slugs = ["a", "b"];
        var stop = TestContext.Current.CancellationToken;

        await db
            .Events.Where(e => slugs.Contains(e.Slug) && e.StartsAt > Now && e.Title.German.Contains("Messe"))
            .OrderBy(e => e.EndsAt)
            .Select(e => new { e.Slug, Registered = db.Registrations.Count(r => r.EventId == e.Id) })
            .Skip(1)
            .Take(2)
            .ToListAsync(stop);

        TSqlOfEveryQuery
            .Instance.Commands.Values.SelectMany(texts => texts)
            .ShouldContain(text =>
                text.Contains("FROM [Events]", StringComparison.Ordinal)
                && text.Contains("FROM [Registrations]", StringComparison.Ordinal)
                && text.Contains("OFFSET", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task A_query_that_only_SQLite_knows_is_found()
    {
        await using var db = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);
        var query = db.Events.Where(e => EF.Functions.Glob(e.Slug, "m*"));

        TSqlOfEveryQuery.Translate(query.Expression, out _).ShouldNotBeNull().ShouldContain("Glob");
    }

    [Fact]
    public async Task A_build_without_SqlClients_companion_says_so_at_the_start()
    {
        Assert.SkipWhen(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "Microsoft.SqlServer.Server.dll")),
            "This build has the companion: it was made with CompleteRegistry=true."
        );
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var word in (string[])["exec", "EventManager.Web.dll", "--urls=http://127.0.0.1:0"])
            start.ArgumentList.Add(word);
        start.Environment["Database__Provider"] = "SqlServer";
        start.Environment["Database__ConnectionString"] = "Server=127.0.0.1,1;Database=none";
        start.Environment["Site__PublicUrl"] = "https://messe.example";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));

        using var program = Process.Start(start)!;
        try
        {
            var errors = program.StandardError.ReadToEndAsync(limit.Token);
            await program.WaitForExitAsync(limit.Token);

            program.ExitCode.ShouldBe(1);
            var said = await errors;
            said.ShouldContain("EventManager cannot start");
            said.ShouldContain("-p:CompleteRegistry=true");
            said.ShouldNotContain("   at ", Case.Sensitive, "A stack trace helps nobody here.");
        }
        finally
        {
            if (!program.HasExited)
                program.Kill(entireProcessTree: true);
        }
    }
}
