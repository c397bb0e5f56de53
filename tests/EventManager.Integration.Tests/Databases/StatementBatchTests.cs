using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Databases;

/// <summary>Prepared statements do what the same LINQ would do, on each database.</summary>
public sealed class StatementBatchTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static readonly DateTimeOffset Now = new(2030, 5, 6, 10, 20, 30, 123, 456, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_it_inserts_is_read_by_LINQ_as_it_was(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var full = NewScan(scene, "Tür 'Süd'; --");
        (full.Reason, full.Zone, full.Offline, full.TokenId) = (VerdictReason.NoReentry, "yoga", true, Guid.NewGuid());
        (full.FirstAdmittedAt, full.UndoneAt, full.ReceivedAt) = (Now.AddSeconds(-1), Now.AddSeconds(2), Now.AddSeconds(1));
        (full.People, full.FirstPeople, full.Arrived) = (25, 20, 24);
        var bare = NewScan(scene, "main");
        await using var db = await scene.App.OpenDbAsync();

        await WriteAsync(db, full, bare);

        foreach (var scan in (Scan[])[full, bare])
        {
            var read = await db.Scans.AsNoTracking().SingleAsync(row => row.EventId == scene.Event.Id && row.Id == scan.Id, Stop);
            read.ShouldBeEquivalentTo(scan);
        }
    }

    [Theory, EachDatabase]
    public async Task A_statement_that_changes_no_row_fails_the_batch(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var scan = NewScan(scene, "main");
        await using (var db = await scene.App.OpenDbAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var batch = new StatementBatch(db);
            batch.Add(DoorStatements.Of(db).AddScan, scan);
            batch.Add(DoorStatements.Of(db).CountAtGate, scene.Event.Id, "no-such-gate", 1, 0, 1);

            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => batch.ExecuteAsync(Stop));
        }

        await using var after = await scene.App.OpenDbAsync();
        (await after.Scans.AnyAsync(row => row.Id == scan.Id, Stop)).ShouldBeFalse();
    }

    [Theory, EachDatabase]
    public async Task A_duplicate_is_told_as_a_duplicate(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var scan = NewScan(scene, "main");
        await using var db = await scene.App.OpenDbAsync();
        await WriteAsync(db, scan);

        var error = await Should.ThrowAsync<Exception>(() => WriteAsync(db, scan));

        DbErrors.IsDuplicate(error).ShouldBeTrue(error.ToString());
    }

    /// <summary>
    /// SQLite's handles go from connection to connection. A command that kept what it had prepared on a handle that another has now
    /// would read the other's unfinished work.
    /// </summary>
    [Theory, EachDatabase]
    public async Task A_connection_that_was_closed_never_uses_the_handle_that_it_had(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await using var mine = await scene.App.OpenDbAsync();
        await using var other = await scene.App.OpenDbAsync();
        var unfinished = NewScan(scene, "main");
        // Closed once, a connection forgets its commands; used again after that, they belong to nobody.
        for (var turn = 0; turn < 2; turn++)
        {
            await mine.Database.OpenConnectionAsync(Stop);
            (await IsKnownAsync(mine, unfinished)).ShouldBeFalse();
            await mine.Database.CloseConnectionAsync();
        }

        // The handle that was just let go.
        await using var transaction = await other.Database.BeginTransactionAsync(Stop);
        var batch = new StatementBatch(other);
        batch.Add(DoorStatements.Of(other).AddScan, unfinished);
        await batch.ExecuteAsync(Stop);
        await mine.Database.OpenConnectionAsync(Stop);

        (await IsKnownAsync(mine, unfinished)).ShouldBeFalse("Another transaction's row was seen before its commit.");
        (await IsKnownAsync(other, unfinished)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_doors_statements_are_T_SQL()
    {
        await using var db = TSql.Open(_ => { });
        var statements = DoorStatements.Of(db);
        var texts = typeof(DoorStatements)
            .GetProperties()
            .Select(property => property.GetValue(statements))
            .Select(value => value is Insert<Scan> insert ? insert.Statement.Text : ((Statement)value!).Text)
            .ToList();

        texts.Count.ShouldBeGreaterThan(5);
        texts.SelectMany(TSql.Errors).ShouldBeEmpty();
    }

    private static Scan NewScan(DoorScene scene, string gate) =>
        new(scene.Event.Id, Guid.NewGuid(), null, gate, ScanDirection.In, Verdict.Unknown, Now) { ReceivedAt = Now };

    private static async Task WriteAsync(EventDb db, params Scan[] scans)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var batch = new StatementBatch(db);
        foreach (var scan in scans)
            batch.Add(DoorStatements.Of(db).AddScan, scan);
        await batch.ExecuteAsync(Stop);
        await transaction.CommitAsync(Stop);
    }

    private static async Task<bool> IsKnownAsync(EventDb db, Scan scan)
    {
        var found = false;
        var batch = new StatementBatch(db);
        batch.Add(DoorStatements.Of(db).KnownScan, scan.Id);
        await batch.ReadAsync(_ => found = true, Stop);
        return found;
    }
}
