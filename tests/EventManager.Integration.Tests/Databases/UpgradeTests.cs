using System.Reflection;
using System.Text.RegularExpressions;
using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// A database of the first release, with rows in each of its tables, becomes the newest. The rows stay as they are when the schema changes: a
/// migration that cannot take them is at fault, and what it newly needs gets a row in the test of that migration.
/// </summary>
public sealed partial class UpgradeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_database_of_the_first_release_is_brought_to_the_newest_and_loses_nothing(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);
        var script = await FirstReleaseAsync();
        await using (var first = Open(database))
        {
            await first.GetService<IMigrator>().MigrateAsync(first.Database.GetMigrations().First(), Stop);
            await ExecuteAsync(first, In(script, kind));
        }

        await using var app = await TestApp.StartAsync(on: database);

        await using var db = await app.OpenDbAsync();
        (await db.Database.GetPendingMigrationsAsync(Stop)).ShouldBeEmpty();
        var before = Insert().Matches(script).CountBy(insert => insert.Groups[1].Value).ToDictionary();
        before.Count.ShouldBeGreaterThan(60, "each table of the first release has a row");
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
            (await CountAsync(db, type.ClrType)).ShouldBeGreaterThanOrEqualTo(
                before.GetValueOrDefault(type.GetTableName()!),
                $"rows of {type.GetTableName()}"
            );
        var shown = await db.Events.AsNoTracking().FirstAsync(e => e.Visibility == EventVisibility.Public, Stop);
        (await app.Client.GetStringAsync($"/e/{shown.Slug}", Stop)).ShouldContain(shown.Title.German);
    }

    internal static EventDb Open(TestDatabase database)
    {
        var db = MigrationTests.Open(database.Kind.ToString());
        db.Database.SetConnectionString(database.ConnectionString);
        return db;
    }

    internal static async Task<string> FirstReleaseAsync()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("first-release.sql")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }

    /// <summary>
    /// The script is SQLite's. The others write bytes differently; PostgreSQL has lists, and reads a moment without a zone in the session's.
    /// </summary>
    internal static string In(string script, DatabaseUnderTest kind) =>
        kind switch
        {
            DatabaseUnderTest.PostgreSql => "SET TIME ZONE 'UTC';\n" + Ids().Replace(Bytes().Replace(script, @"'\x$1'"), "'{$1}'"),
            DatabaseUnderTest.SqlServer => Bytes().Replace(script, "0x$1"),
            _ => script,
        };

    internal static async Task ExecuteAsync(EventDb db, string script)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>Reads each row as the program does: a value that no longer fits its type ends it.</summary>
    private static Task<int> CountAsync(EventDb db, Type type) =>
        (Task<int>)
            typeof(UpgradeTests)
                .GetMethod(nameof(CountThoseAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [db])!;

    private static async Task<int> CountThoseAsync<T>(EventDb db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync(Stop)).Count;

    [GeneratedRegex("^INSERT INTO \"([A-Za-z]+)\"", RegexOptions.Multiline)]
    private static partial Regex Insert();

    [GeneratedRegex("'\\[\"?([0-9A-F-]*)\"?\\]'")]
    private static partial Regex Ids();

    [GeneratedRegex("X'([0-9a-f]*)'")]
    private static partial Regex Bytes();
}
