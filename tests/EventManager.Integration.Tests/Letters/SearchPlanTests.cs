using System.Runtime.CompilerServices;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Search;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Features.Registrations.Organising;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Letters;

/// <summary>A name is found by an index: on SQLite all names stand in it, on PostgreSQL their words.</summary>
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

    [Fact]
    public async Task On_PostgreSQL_words_and_addresses_are_looked_up_and_no_list_is_read()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        var scene = await apps.SceneAsync(DatabaseUnderTest.PostgreSql);
        await scene.TicketsAsync(2_000);
        await using var db = await scene.App.OpenDbAsync();
        await db.Database.ExecuteSqlRawAsync("""ANALYZE "Registrations"; ANALYZE "Tickets" """, Stop);
        var filter = new RegistrationFilter("kowalski");
        var found = RegistrationListQuery.Matching(db, scene.Event.Id, EventState.Published, filter);

        string[] lists =
        [
            await PostgresPlanAsync(db, RegistrationListQuery.Ordered(found, filter).Take(50).Select(r => new { r.Id, r.FirstName })),
            await PostgresPlanAsync(db, found.Select(r => r.Id)),
        ];
        var door = await PostgresPlanAsync(
            db,
            TicketSearch.Query(db, scene.Event.Id, "kowalski").OrderBy(t => t.SortName).ThenBy(t => t.Id).Take(20)
        );

        foreach (var plan in lists)
        {
            plan.ShouldContain("IX_Registrations_SearchWords");
            plan.ShouldContain("IX_Registrations_NormalizedEmail_Beginning");
        }
        door.ShouldContain("IX_Registrations_SearchWords");
        door.ShouldContain("IX_Tickets_SearchWords");
        lists
            .Append(door)
            .ShouldAllBe(plan => !plan.Contains("Seq Scan on \"Registrations\"") && !plan.Contains("Seq Scan on \"Tickets\""));
    }

    /// <summary>The folding keeps signs, and a query of words has signs of its own.</summary>
    [Fact]
    public async Task On_PostgreSQL_a_word_of_signs_is_looked_for_like_any_other()
    {
        EachDatabase.Require(DatabaseUnderTest.PostgreSql);
        var scene = await apps.SceneAsync(DatabaseUnderTest.PostgreSql);
        var named = await scene.TicketAsync("<$5> C++|Klub");
        await using var db = await scene.App.OpenDbAsync();

        foreach (var words in new[] { "C++", "c++|k", "<$5", "<$5> c+", "yıl <$5", "@ c+", new string('x', 900) + " c" })
        {
            var found = await TicketSearch.Query(db, scene.Event.Id, words).Select(t => t.Id).ToListAsync(Stop);
            found.Contains(named.Id).ShouldBe(words[0] is not 'x', words);
        }
    }

    /// <summary>Of a hundred thousand the three who are rejected: neither their number nor their page reads the others.</summary>
    [Fact]
    public async Task A_state_is_looked_up_in_the_order_of_the_list()
    {
        var page = await PlanAsync(db => Found(db, "", RegistrationState.Rejected).Take(50).Select(r => new { r.Id, r.FirstName }));
        var number = await PlanAsync(db => Found(db, "", RegistrationState.Rejected).Select(r => r.Id));

        page.ShouldContain("IX_Registrations_EventId_State_SortName_Id (EventId=? AND State=?)");
        page.ShouldNotContain("TEMP B-TREE");
        number.ShouldContain("USING COVERING INDEX IX_Registrations_EventId_State");
    }

    /// <summary>What the list asks the database is what is said of each row.</summary>
    [Fact]
    public void A_state_is_what_it_is_worth_at_the_event()
    {
        var state = typeof(Registration).GetProperty(nameof(Registration.State))!;
        foreach (var at in Enum.GetValues<EventState>())
        foreach (var stored in Enum.GetValues<RegistrationState>())
        foreach (var asked in Enum.GetValues<RegistrationState>())
        {
            var row = (Registration)RuntimeHelpers.GetUninitializedObject(typeof(Registration));
            state.SetValue(row, stored);
            new[] { row }.AsQueryable().InState(at, asked).Any().ShouldBe(stored.At(at) == asked, $"{stored} at {at}, asked for {asked}");
        }
    }

    private static IQueryable<Registration> Found(Data.EventDb db, string words, RegistrationState? state = null)
    {
        var filter = new RegistrationFilter(words, state);
        return RegistrationListQuery.Ordered(RegistrationListQuery.Matching(db, Guid.NewGuid(), EventState.Published, filter), filter);
    }

    private static async Task<string> PostgresPlanAsync<T>(Data.EventDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            plan.Add(reader.GetString(0));
        return string.Join("\n", plan);
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
