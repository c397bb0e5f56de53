using EventManager.Data;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

public sealed class MigrationTests
{
    public static TheoryData<string> Providers => ["Sqlite", "PostgreSql", "SqlServer"];

    [Theory, MemberData(nameof(Providers))]
    public async Task The_migrations_hold_the_whole_model(string provider)
    {
        await using var db = Open(provider);

        db.Database.HasPendingModelChanges().ShouldBeFalse($"Run migrations/add.sh: {provider} lacks a change of the model.");
    }

    [Theory, EachDatabase]
    public async Task A_second_start_changes_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var first = await TestApp.StartAsync(on: database))
            (await first.Client.GetAsync("/health/ready", stop)).EnsureSuccessStatusCode();

        await using var second = await TestApp.StartAsync(on: database);
        await using var db = await second.OpenDbAsync();

        (await db.Database.GetPendingMigrationsAsync(stop)).ShouldBeEmpty();
        (await db.Database.GetAppliedMigrationsAsync(stop)).Count().ShouldBe(db.Database.GetMigrations().Count());
    }

    public static EventDb Open(string provider) =>
        provider switch
        {
            "Sqlite" => new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]),
            "PostgreSql" => new Migrations.PostgreSql.DesignTimeFactory().CreateDbContext([]),
            _ => new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]),
        };
}
