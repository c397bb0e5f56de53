using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Record;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What a scan costs does not grow with the event.</summary>
public sealed class ScanCostTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Asked for the event too, SQLite preferred the index of all its tickets: five times the cost at 100,000.</summary>
    [Fact]
    public async Task A_ticket_is_found_by_its_key_on_SQLite()
    {
        var plan = await PlanAsync(statements => statements.SeenTicket.Text);

        plan.ShouldContain(step => step.Contains("sqlite_autoindex_Tickets_1 (Id=?)", StringComparison.Ordinal), string.Join("\n", plan));
        plan.ShouldNotContain(step => step.Contains("EventId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_statement_of_the_door_reads_more_than_the_row_of_a_key_on_SQLite()
    {
        foreach (var text in typeof(DoorStatements).GetProperties().Where(p => p.PropertyType == typeof(Statement)).Select(p => p.Name))
        {
            var plan = await PlanAsync(statements => ((Statement)typeof(DoorStatements).GetProperty(text)!.GetValue(statements)!).Text);

            plan.ShouldNotBeEmpty(text);
            // What is asked within one row is a step of its own, and below it the search by a key.
            plan.ShouldAllBe(
                step =>
                    step.Contains("SEARCH", StringComparison.Ordinal)
                    || step.StartsWith("CORRELATED SCALAR SUBQUERY", StringComparison.Ordinal),
                text + "\n" + string.Join("\n", plan)
            );
        }
    }

    private async Task<IReadOnlyList<string>> PlanAsync(Func<DoorStatements, string> text)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        await using var db = await scene.App.OpenDbAsync();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text(DoorStatements.Of(db));
        for (var at = 0; command.CommandText.Contains("@p" + at, StringComparison.Ordinal); at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("p" + at, Guid.Empty);
            command.Parameters.Add(parameter);
        }
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            plan.Add(reader.GetString(3));
        return plan;
    }
}
