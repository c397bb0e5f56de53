using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventManager.Integration.Tests.Databases;

/// <summary>Several nodes that start at once over a schema that lacks several migrations: one makes them, the others wait.</summary>
public sealed class ThreeStartersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_migration_is_made_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);
        using var together = new Barrier(3);

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            await using var db = new SlowSchema(database);
                            together.SignalAndWait(Stop);
                            await SchemaUpdate.RunAsync(db, Stop);
                        },
                        Stop
                    )
                )
        );

        await using var after = new SlowSchema(database);
        (await after.Database.GetAppliedMigrationsAsync(Stop)).ShouldBe(["1_First", "2_Second", "3_Third"]);
        (await after.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"Steps\"").SingleAsync(Stop)).ShouldBe(3);
    }

    [Fact]
    public async Task A_node_that_was_killed_in_the_middle_does_not_stop_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseUnderTest.Sqlite);
        await using (var killed = new SlowSchema(database))
        {
            // What EF leaves behind where it could not take away its row.
            await killed.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-08-24 09:00:00+00:00');
                """,
                Stop
            );
        }

        await using var db = new SlowSchema(database);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        await SchemaUpdate.RunAsync(db, limit.Token);

        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
    }

    /// <summary>Three migrations that take long enough for others to come in between.</summary>
    private sealed class SlowSchema(TestDatabase database) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        {
            var here = typeof(SlowSchema).Assembly.GetName().Name;
            _ = database.Kind switch
            {
                DatabaseUnderTest.Sqlite => optionsBuilder.UseSqlite(database.ConnectionString, sqlite => sqlite.MigrationsAssembly(here)),
                DatabaseUnderTest.PostgreSql => optionsBuilder.UseNpgsql(
                    database.ConnectionString,
                    npgsql => npgsql.MigrationsAssembly(here)
                ),
                _ => optionsBuilder.UseSqlServer(database.ConnectionString, server => server.MigrationsAssembly(here)),
            };
        }
    }

    private abstract class Slow(string name, bool first) : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            if (first)
                migrationBuilder.CreateTable("Steps", table => new { Name = table.Column<string>(maxLength: 40, nullable: false) });
            migrationBuilder.Sql($"INSERT INTO \"Steps\" VALUES ('{name}')");
            if (ActiveProvider!.Contains("PostgreSQL", StringComparison.Ordinal))
                migrationBuilder.Sql("SELECT pg_sleep(0.3)");
        }
    }

    [DbContext(typeof(SlowSchema)), Migration("1_First")]
    private sealed class First() : Slow("first", first: true);

    [DbContext(typeof(SlowSchema)), Migration("2_Second")]
    private sealed class Second() : Slow("second", first: false);

    [DbContext(typeof(SlowSchema)), Migration("3_Third")]
    private sealed class Third() : Slow("third", first: false);
}
