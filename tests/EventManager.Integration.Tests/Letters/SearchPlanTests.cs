using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Letters;

/// <summary>A word without a hit is compared with every name; on SQLite no row is read for it that only has a name.</summary>
public sealed class SearchPlanTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_registrations_is_searched_in_the_index_that_sorts_it()
    {
        var plan = await PlanAsync(db => Found(db, "yilmaz ben").Take(50).Select(r => new { r.Id, r.FirstName }));

        plan.ShouldContain("IX_Registrations_EventId_SortName_Id_SearchName_NormalizedEmail");
        plan.ShouldNotContain("TEMP B-TREE");
    }

    [Fact]
    public async Task Their_number_is_counted_without_reading_a_row() =>
        (await PlanAsync(db => Found(db, "yilmaz").Select(r => r.Id))).ShouldContain(
            "USING COVERING INDEX IX_Registrations_EventId_SortName_Id_SearchName_NormalizedEmail"
        );

    [Fact]
    public async Task The_door_searches_the_registrations_once_and_not_once_for_each_ticket()
    {
        var plan = await PlanAsync(db =>
            TicketSearch.Query(db, Guid.NewGuid(), "yilmaz").OrderBy(t => t.SortName).ThenBy(t => t.Id).Take(20)
        );

        plan.ShouldContain("IX_Tickets_EventId_SortName_Id_SearchName_RegistrationId_State");
        plan.ShouldContain("USING COVERING INDEX IX_Registrations_EventId_SortName_Id_SearchName_NormalizedEmail");
    }

    private static IQueryable<Domain.Registrations.Registration> Found(Data.EventDb db, string words)
    {
        var filter = new RegistrationFilter(words);
        return RegistrationListQuery.Ordered(RegistrationListQuery.Matching(db, Guid.NewGuid(), filter), filter);
    }

    private async Task<string> PlanAsync<T>(Func<Data.EventDb, IQueryable<T>> query)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        await using var db = await scene.App.OpenDbAsync();
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            plan.Add(reader.GetString(3));
        return string.Join("\n", plan);
    }
}
