using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Migrations.SqlServer;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventManager.Integration.Tests.Databases;

/// <summary>What can be known about SQL Server without one; <see cref="EachDatabaseAttribute"/> runs on one where it is there.</summary>
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

    /// <summary>SQL Server makes no such foreign key (error 1785), which its parser cannot know.</summary>
    [Fact]
    public async Task No_table_is_reached_from_another_on_two_ways_by_cascades()
    {
        await using var db = new DesignTimeFactory().CreateDbContext([]);
        var ways = db.GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.SelectMany(table => table.ForeignKeyConstraints)
            .Where(key => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull)
            .ToLookup(key => key.PrincipalTable.Name, key => key.Table.Name);

        ways.Count.ShouldBeGreaterThan(5);
        ReachedTwice(ways).ShouldBeEmpty();
        (string From, string To)[] square = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")];
        ReachedTwice(square.ToLookup(key => key.From, key => key.To)).ShouldBe(["a to d"]);
    }

    [Fact]
    public void What_is_asked_before_EF_is_T_SQL()
    {
        string[] texts =
        [
            SqlServerNeeds.Question,
            SqlServerNeeds.NoUserOptions,
            SqlServerNeeds.SnapshotOn("a]b"),
            SchemaLock.ServerLock.SqlServerTake,
            SchemaLock.ServerLock.SqlServerLeave,
            SqlServerDatabase.Create("t1"),
            SqlServerDatabase.Drop("t1"),
        ];

        texts.SelectMany(TSql.Errors).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, true, true, "EXEC sp_configure 'user options', 0; RECONFIGURE;")]
    [InlineData(true, false, false, "EXEC sp_configure 'user options', 0; RECONFIGURE;")]
    [InlineData(false, false, true, "ALTER DATABASE [messe] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;")]
    [InlineData(false, false, false, null)]
    [InlineData(false, true, true, null)]
    public void What_would_break_the_program_is_refused_with_what_to_run(bool countsNone, bool snapshot, bool required, string? statement)
    {
        var why = SqlServerNeeds.WhyNot("messe", countsNone, snapshot, required);

        if (statement is null)
            why.ShouldBeNull();
        else
            why.ShouldNotBeNull().ShouldContain(statement);
    }

    [Fact]
    public void Tests_on_each_database_run_on_SQL_Server_where_one_is_named()
    {
        var theories = typeof(SqlServerTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Sum(method => method.GetCustomAttributes<EachDatabaseAttribute>().Count());
        theories.ShouldBeGreaterThan(200);

        Assert.SkipWhen(
            TestDatabase.SqlServer is null,
            $"{theories} tests ran on SQLite and PostgreSQL only: {TestDatabase.SqlServerVariable} names no SQL Server."
        );
    }

    private static IEnumerable<string> ReachedTwice(ILookup<string, string> ways) =>
        ways.SelectMany(from =>
            Reached(ways, from.Key).GroupBy(to => to).Where(to => to.Count() > 1).Select(to => $"{from.Key} to {to.Key}")
        );

    private static IEnumerable<string> Reached(ILookup<string, string> ways, string from) =>
        ways[from].SelectMany(to => Reached(ways, to).Prepend(to));
}
