using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Record;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What a scan costs does not grow with the event.</summary>
public sealed class ScanCostTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asked for the event too, SQLite preferred the index of all its tickets from five scans on: five times the cost at 100,000.</summary>
    [Theory, InlineData(1), InlineData(8), InlineData(500)]
    public async Task A_batchs_tickets_are_found_by_their_key_on_SQLite(int scans)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        await using var db = await scene.App.OpenDbAsync();
        var ids = Enumerable.Range(0, scans).Select(_ => Guid.NewGuid()).ToArray();
        await using var command = SeenTickets.Query(db, ids).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync(Stop);

        var plan = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(Stop))
        {
            while (await reader.ReadAsync(Stop))
                plan.Add(reader.GetString(3));
        }

        plan.ShouldContain(step => step.Contains("sqlite_autoindex_Tickets_1 (Id=?)", StringComparison.Ordinal), string.Join("\n", plan));
        plan.ShouldNotContain(step => step.Contains("EventId", StringComparison.Ordinal));
    }
}
