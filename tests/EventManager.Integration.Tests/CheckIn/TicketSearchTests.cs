using System.Net;
using System.Text.Json;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class TicketSearchTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_finds_by_the_beginning_of_any_word_and_by_organisation(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await scene.TicketAsync("Änne von Müller");
        await scene.TicketAsync("Jonas Schmidt", registration: r => r.Organisation = "Müllabfuhr Nord");
        await scene.TicketAsync("Karl Untermüller");
        await scene.TicketAsync("Mina Müller", ticket: ticket => ticket.Void(TicketState.Revoked, DateTimeOffset.UtcNow));

        (await NamesAsync(scene, "MÜLL")).ShouldBe(["Jonas Schmidt", "Änne von Müller"], ignoreOrder: true);
        (await NamesAsync(scene, "müll")).ShouldBe(["Jonas Schmidt", "Änne von Müller"], ignoreOrder: true);
        (await NamesAsync(scene, "müller änne")).ShouldBe(["Änne von Müller"]);
        (await NamesAsync(scene, "m%ller")).ShouldBeEmpty();
        (await NamesAsync(scene, "%%")).ShouldBeEmpty("no word at all finds nobody");
        (await NamesAsync(scene, "Aenne Mueller")).ShouldBe(["Änne von Müller"]);
        (await NamesAsync(scene, "jo")).ShouldBe(["Jonas Schmidt"]);
    }

    [Theory, EachDatabase]
    public async Task What_is_found_is_let_in_by_an_ordinary_scan(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync("Änne von Müller");

        var found = (await scene.SearchAsync("von")).GetProperty("results")[0];

        found.GetProperty("ticketId").GetGuid().ShouldBe(ticket.Id);
        found.GetProperty("state").GetString().ShouldBe("valid");
        (await scene.ScanAsync(found.GetProperty("code").GetString()!)).Verdict().ShouldBe("admitted");
    }

    [Fact]
    public async Task It_answers_20_at_most_and_asks_for_two_letters()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        await scene.TicketsAsync(25);

        (await NamesAsync(scene, "ay")).Count.ShouldBe(20);
        (await scene.AskAsync("a")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await scene.AskAsync(null)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<List<string?>> NamesAsync(DoorScene scene, string query)
    {
        JsonElement found = await scene.SearchAsync(query);
        return [.. found.GetProperty("results").EnumerateArray().Select(hit => hit.GetProperty("name").GetString())];
    }
}
