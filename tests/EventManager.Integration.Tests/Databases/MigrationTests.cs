using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Testing;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
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

    /// <summary>Back to what was delivered first, and up again: as a house that has scans already.</summary>
    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task Scans_outlive_the_way_back_and_up_again(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        var stop = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(kind);
        var now = new DateTimeOffset(2030, 5, 6, 10, 20, 30, TimeSpan.Zero);
        var fair = new Event("messe", EventKind.TrainingFair, new Bilingual("Messe"), now, now.AddHours(6), 100);
        Scan Make(Guid id) => new(fair.Id, id, null, Gate.Main, ScanDirection.In, Verdict.Unknown, now) { ReceivedAt = now };
        var (first, second) = (Make(Guid.NewGuid()), Make(Guid.NewGuid()));
        await using var db = await app.OpenDbAsync();
        db.AddRange(fair, first, second);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();

        var migrator = db.GetService<IMigrator>();
        var initial = db.Database.GetMigrations().First();
        await migrator.MigrateAsync(initial, stop);
        (await db.Database.GetAppliedMigrationsAsync(stop)).ShouldBe([initial]);
        await migrator.MigrateAsync(cancellationToken: stop);

        (await db.Database.GetPendingMigrationsAsync(stop)).ShouldBeEmpty();
        foreach (var scan in (Scan[])[first, second])
            (await db.Scans.AsNoTracking().SingleAsync(row => row.Id == scan.Id, stop)).ShouldBeEquivalentTo(scan);
        db.Add(Make(first.Id));
        DbErrors.IsDuplicate(await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(stop))).ShouldBeTrue();
    }

    private static EventDb Open(string provider) =>
        provider switch
        {
            "Sqlite" => new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]),
            "PostgreSql" => new Migrations.PostgreSql.DesignTimeFactory().CreateDbContext([]),
            _ => new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]),
        };
}
