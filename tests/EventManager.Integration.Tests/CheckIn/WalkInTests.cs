using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Notes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>Somebody who has nothing registers at the door and is inside.</summary>
public sealed class WalkInTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_walk_in_is_registered_and_inside_once_however_often_it_is_sent(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var person = Person(ticketId: Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(scene, person)));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>(Stop)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        bodies.Select(body => WithoutCode(body)).Distinct().Count().ShouldBe(1);
        bodies[0].GetProperty("ticketId").GetGuid().ShouldBe(person.ticketId!.Value);
        (bodies[0].GetProperty("name").GetString(), bodies[0].Verdict()).ShouldBe(("Mia Öztürk", "admitted"));
        (await scene.TrueNumbersAsync()).ShouldBe((1, 1));
        var numbers = await scene.GetAsync("/occupancy");
        (numbers.GetProperty("inside").GetInt32(), numbers.GetProperty("admittedTotal").GetInt32()).ShouldBe((1, 1));
        (await SeatsAsync(scene)).ShouldBe(1);
        // The code is a ticket like any other.
        var code = bodies[0].GetProperty("code").GetString()!;
        (await scene.ScanAsync(code)).Verdict().ShouldBe("already-inside");
        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe("left");
    }

    [Theory, EachDatabase]
    public async Task Two_without_an_address_are_two_people(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);

        (await SendAsync(scene, Person())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(scene, Person())).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var db = await scene.App.OpenDbAsync();
        (await db.Registrations.CountAsync(r => r.EventId == scene.Event.Id, Stop)).ShouldBe(2);
        (await db.Outbox.CountAsync(m => m.EventId == scene.Event.Id, Stop)).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Without_a_free_seat_who_is_inside_is_noted_and_who_asks_first_is_refused(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await FillAsync(scene);

        var refused = await SendAsync(scene, Person(offline: false));
        var inside = await SendAsync(scene, Person());
        var allowed = await SendAsync(scene, Person(offline: false, overrides: true));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe("walk-ins.sold_out");
        (await inside.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("overCapacity").GetBoolean().ShouldBeTrue();
        (await allowed.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("overCapacity").GetBoolean().ShouldBeTrue();
        (await SeatsAsync(scene)).ShouldBe(1_000);
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(2);
        await using var db = await scene.App.OpenDbAsync();
        (await db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.Action == "door.walk_in_over_capacity", Stop)).ShouldBe(2);
        (await db.Registrations.CountAsync(r => r.EventId == scene.Event.Id, Stop)).ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task The_last_seat_goes_to_one_of_many(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        await FillAsync(scene, 999);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(scene, Person(offline: false))));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        (await SeatsAsync(scene)).ShouldBe(1_000);
    }

    [Theory, EachDatabase]
    public async Task A_family_comes_in_together_and_an_id_that_is_taken_is_given_anew(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var taken = (await scene.TicketAsync()).Id;

        var answer = await SendAsync(scene, Person(people: 4, ticketId: taken));

        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("ticketId").GetGuid().ShouldNotBe(taken);
        (await scene.TrueNumbersAsync()).ShouldBe((4, 4));
        (await SeatsAsync(scene)).ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000","lastName":"X","gate":"main"}""", "check-in.id_invalid")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","lastName":"  ","gate":"main"}""", "walk-ins.name_missing")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","lastName":"X","gate":"cellar"}""", "check-in.gate_unknown")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","lastName":"X","gate":"main","people":61}""", "walk-ins.people_invalid")]
    [InlineData("""{"id":"11111111-1111-1111-1111-111111111111","gate":"cellar","people":0}""", "api.input_invalid")]
    public async Task What_is_no_person_is_refused(string body, string code)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);

        var answer = await scene.Phone.PostAsync(
            scene.Api + "/check-in/walk-ins",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Stop
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString().ShouldBe(code);
        (await scene.TrueNumbersAsync()).Inside.ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_note_is_told_at_the_scan_in_the_snapshot_and_in_the_search(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var saver = scene.App.Services.GetRequiredService<SaveTicketNotesHandler>();
        var notes = new SaveTicketNotes(scene.Event.Id, ticket.Id, ["needs-lift", "nonsense"], " kommt mit Hund \n\n", null);

        (await saver.HandleAsync(notes, Stop)).IsRefused.ShouldBeFalse();

        string[] told = ["needs-lift", "kommt mit Hund"];
        Notes(await scene.ScanAsync(await scene.CodeAsync(ticket.Id))).ShouldBe(told);
        Notes((await scene.GetAsync("/check-in/snapshot")).GetProperty("tickets")[0]).ShouldBe(told);
        Notes((await scene.SearchAsync("aylin")).GetProperty("results")[0]).ShouldBe(told);
        (await saver.HandleAsync(notes with { EventId = Guid.NewGuid() }, Stop)).Refusal.ShouldBe(NoteRefusals.TicketNotFound);
        (await saver.HandleAsync(notes with { Own = new string('x', 201) }, Stop)).Refusal.ShouldBe(NoteRefusals.TooLong);
        (await saver.HandleAsync(notes with { Own = "a\nb\nc\nd\ne" }, Stop)).Refusal.ShouldBe(NoteRefusals.TooLong);
    }

    private static async Task FillAsync(DoorScene scene, int seats = 1_000)
    {
        await using var db = await scene.App.OpenDbAsync();
        (await scene.App.Services.GetRequiredService<SeatCounter>().TakeAsync(db, scene.Event.SeatPoolId, seats, Stop)).ShouldBeTrue();
    }

    private static async Task<int> SeatsAsync(DoorScene scene)
    {
        await using var db = await scene.App.OpenDbAsync();
        return await db.SeatPools.Where(pool => pool.Id == scene.Event.SeatPoolId).Select(pool => pool.Taken).SingleAsync(Stop);
    }

    private static Task<HttpResponseMessage> SendAsync(DoorScene scene, WalkIn person) =>
        scene.Phone.PostAsJsonAsync(scene.Api + "/check-in/walk-ins", person, Stop);

    private static WalkIn Person(int people = 1, Guid? ticketId = null, bool? offline = null, bool overrides = false) =>
        new(Guid.NewGuid(), " Mia ", "Öztürk", "Offene Schule Waldau", people, "main", DateTimeOffset.UtcNow, ticketId, offline, overrides);

    private static IEnumerable<string?> Notes(JsonElement element) =>
        element.GetProperty("notes").EnumerateArray().Select(note => note.GetString());

    /// <summary>Each signature of the same ticket is another one.</summary>
    private static string WithoutCode(JsonElement body) =>
        string.Join('|', body.EnumerateObject().Where(field => field.Name != "code").Select(field => field.Value.GetRawText()));

#pragma warning disable IDE1006, SA1300 // The API's names.
    private sealed record WalkIn(
        Guid id,
        string firstName,
        string lastName,
        string organisation,
        int people,
        string gate,
        DateTimeOffset registeredAt,
        Guid? ticketId,
        bool? offline,
        bool @override
    );
#pragma warning restore IDE1006, SA1300
}
