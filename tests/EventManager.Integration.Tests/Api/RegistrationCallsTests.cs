using System.Net;
using System.Text;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Api;

public sealed class RegistrationCallsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task A_registration_is_made_read_and_cancelled_twice(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        using var client = await world.ClientAsync();

        var created = await ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org", 2));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = await ApiWorld.JsonAsync(created);
        body.GetProperty("status").GetString().ShouldBe("confirmed");
        body.TryGetProperty("waitingPosition", out _).ShouldBeFalse();
        body.GetProperty("tickets").GetArrayLength().ShouldBe(2);
        body.GetProperty("tickets")[0].GetProperty("code").GetString().ShouldStartWith("HTTP://LOCALHOST/T/");

        var read = await ApiWorld.JsonAsync(await client.GetAsync(created.Headers.Location, Stop));
        read.GetProperty("person").GetProperty("lastName").GetString().ShouldBe("Öz");
        read.GetProperty("event").GetString().ShouldBe(ApiWorld.Fair);

        for (var i = 0; i < 2; i++)
        {
            var cancelled = await client.PostAsync(created.Headers.Location + "/cancel", null, Stop);
            cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await ApiWorld.JsonAsync(cancelled)).GetProperty("status").GetString().ShouldBe("cancelled");
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Double_opt_in_is_the_rule_and_a_full_event_has_a_queue_or_says_no(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind, capacity: 1);
        await world.AddEventAsync("ohne-liste", capacity: 0, hasWaitingList: false);
        using var client = await world.ClientAsync();
        var asked = new
        {
            person = new
            {
                firstName = "A",
                lastName = "B",
                email = "x@example.org",
            },
            language = "en",
        };

        (await StatusAsync(client, asked)).ShouldBe("awaiting-confirmation");
        (await StatusAsync(client, ApiWorld.Body("a@example.org"))).ShouldBe("confirmed");
        var waiting = await ApiWorld.JsonAsync(await ApiWorld.RegisterAsync(client, ApiWorld.Body("b@example.org")));
        waiting.GetProperty("status").GetString().ShouldBe("waitlisted");
        waiting.GetProperty("waitingPosition").GetInt32().ShouldBe(1);
        await RefusedAsync(client, ApiWorld.Body("A@Example.org"), 409, "registrations.already_registered");
        await RefusedAsync(client, ApiWorld.Body("c@example.org"), 409, "registrations.sold_out", "ohne-liste");
        await RefusedAsync(client, ApiWorld.Body("c@example.org"), 404, "events.not_found", "gibt-es-nicht");
    }

    [Fact]
    public async Task Wrong_input_names_its_fields()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();

        await RefusedAsync(client, ApiWorld.Body("no address"), 422, "registrations.email_invalid");
        await RefusedAsync(client, ApiWorld.Body("a@example.org", 99), 422, "registrations.party_size");
        var response = await ApiWorld.RegisterAsync(client, new { });
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await ApiWorld.JsonAsync(response);
        problem.GetProperty("code").GetString().ShouldBe("api.input_invalid");
        var fields = problem.GetProperty("errors").EnumerateObject().Select(field => field.Name);
        fields.ShouldBe(["person.firstName", "person.lastName", "person.email", "language"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "api.body_malformed")]
    [InlineData("", "application/json", 400, "api.body_malformed")]
    [InlineData("a=b", "text/plain", 415, "api.media_type_not_supported")]
    [InlineData("{\"partySize\":\"viele\"}", "application/json", 422, "api.value_invalid")]
    [InlineData("{\"consents\":[1]}", "application/json", 422, "api.value_invalid")]
    public async Task What_cannot_be_read_is_a_problem(string text, string type, int status, string code)
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();
        using var content = new StringContent(text, Encoding.UTF8, type);
        var response = await client.PostAsync($"/api/v1/events/{ApiWorld.Fair}/registrations", content, Stop);
        ((int)response.StatusCode).ShouldBe(status);
        (await ApiWorld.CodeAsync(response)).ShouldBe(code);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();
        await RefusedAsync(client, ApiWorld.Body(new string('a', 40_000) + "@example.org"), 413, "api.body_too_large");
    }

    [Theory]
    [EachDatabase]
    public async Task A_repeat_with_the_same_key_is_done_once_and_answered_twice(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        using var client = await world.ClientAsync();
        var body = ApiWorld.Body("ada@example.org");

        var first = await ApiWorld.RegisterAsync(client, body, "k-1");
        var second = await ApiWorld.RegisterAsync(client, body, "k-1");

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await second.Content.ReadAsStringAsync(Stop)).ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        await using var db = await world.App.OpenDbAsync();
        (await db.Registrations.CountAsync(Stop)).ShouldBe(1);

        var reused = await ApiWorld.RegisterAsync(client, ApiWorld.Body("other@example.org"), "k-1");
        reused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ApiWorld.CodeAsync(reused)).ShouldBe("api.idempotency_key_reused");
    }

    [Fact]
    public async Task A_refusal_is_replayed_too_and_another_token_has_its_own_keys()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync();
        using var other = await world.ClientAsync();
        await ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org"));
        for (var i = 0; i < 2; i++)
        {
            var again = await ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org"), "k-1");
            again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await ApiWorld.CodeAsync(again)).ShouldBe("registrations.already_registered");
        }
        (await ApiWorld.RegisterAsync(other, ApiWorld.Body("b@example.org"), "k-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [EachDatabase]
    public async Task Many_repeats_in_the_same_moment_make_one_registration(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        using var client = await world.ClientAsync();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => ApiWorld.RegisterAsync(client, ApiWorld.Body("ada@example.org"), "rush"))
        );
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            (await ApiWorld.CodeAsync(answer)).ShouldBe("api.idempotency_key_in_progress");
    }

    private static async Task<string?> StatusAsync(HttpClient client, object body) =>
        (await ApiWorld.JsonAsync(await ApiWorld.RegisterAsync(client, body))).GetProperty("status").GetString();

    private static async Task RefusedAsync(HttpClient client, object body, int status, string code, string slug = ApiWorld.Fair)
    {
        var response = await ApiWorld.RegisterAsync(client, body, slug: slug);
        ((int)response.StatusCode).ShouldBe(status);
        (await ApiWorld.CodeAsync(response)).ShouldBe(code);
    }
}
