using EventManager.Data;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Events.Staffing;
using EventManager.Web.Features.Mailings.Sending;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Lists;

/// <summary>A list of one event reads the rows of that event, however many others there were.</summary>
public sealed class ListPlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_team_and_who_gets_no_mails_are_looked_up_by_their_event()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenDbAsync();

        (await PlanAsync(db, TeamListQuery.All(db, Guid.NewGuid()).Take(25))).ShouldContain("sqlite_autoindex_Staff_1 (EventId=?)");
        (await PlanAsync(db, SuppressionListQuery.Of(db, Guid.NewGuid()).OrderBy(s => s.CreatedAt).Take(25))).ShouldContain(
            "IX_Suppressions_EventId (EventId=?)"
        );
    }

    private static async Task<string> PlanAsync<T>(EventDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            plan.Add(reader.GetString(3));
        return string.Join("\n", plan);
    }
}
