using System.Net;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Programme;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Api;

public sealed class EventCallsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Events_are_listed_in_pages_and_each_stands_on_one(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        for (var i = 0; i < 5; i++)
            await world.AddEventAsync("tag-" + i);
        await world.AddEventAsync("geheim", change: e => e.Visibility = EventVisibility.Link);
        using var client = await world.ClientAsync();

        var slugs = new List<string?>();
        string? next = "/api/v1/events?limit=3";
        var pages = 0;
        while (next is not null)
        {
            var response = await client.GetAsync(next, Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            slugs.AddRange((await ApiWorld.JsonAsync(response)).EnumerateArray().Select(e => e.GetProperty("slug").GetString()));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            pages++;
        }

        pages.ShouldBe(3);
        slugs.Order().ShouldBe(["anderes", "messe", "tag-0", "tag-1", "tag-2", "tag-3", "tag-4"]);
    }

    [Theory]
    [EachDatabase]
    public async Task An_event_tells_its_seats_slots_and_programme(DatabaseUnderTest kind)
    {
        await using var world = await ApiWorld.StartAsync(kind);
        await using (var db = await world.App.OpenDbAsync())
        {
            var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
            db.TimeSlots.Add(new TimeSlot(fair.Id, fair.StartsAt, fair.StartsAt.AddHours(1), 4));
            db.Sessions.Add(new Session(fair.Id, SessionKind.WorkingGroup, new("Frage", "Question"), fair.StartsAt, fair.EndsAt, 12));
            await db.SaveChangesAsync(Stop);
        }
        using var client = await world.ClientAsync();
        await ApiWorld.RegisterAsync(client, ApiWorld.Body("a@example.org", 3));

        var answer = await ApiWorld.JsonAsync(await client.GetAsync("/api/v1/events/" + ApiWorld.Fair, Stop));

        answer.GetProperty("kind").GetString().ShouldBe("training-fair");
        answer.GetProperty("state").GetString().ShouldBe("published");
        answer.GetProperty("title").GetString().ShouldBe("Fair");
        answer.GetProperty("startsAt").GetString().ShouldEndWith("Z");
        answer.GetProperty("registration").GetProperty("capacity").GetInt32().ShouldBe(10);
        answer.GetProperty("registration").GetProperty("free").GetInt32().ShouldBe(7);
        answer.GetProperty("timeSlots")[0].GetProperty("free").GetInt32().ShouldBe(4);
        answer.GetProperty("questions").GetArrayLength().ShouldBe(0);
        answer.GetProperty("programme")[0].GetProperty("kind").GetString().ShouldBe("working-group");
    }

    [Theory]
    [InlineData("/api/v1/events/gibt-es-nicht", 404, "events.not_found")]
    [InlineData("/api/v1/events/entwurf", 404, "events.not_found")]
    [InlineData("/api/v1/nichts", 404, "api.not_found")]
    [InlineData("/api/v1/events?limit=0", 422, "api.limit_invalid")]
    [InlineData("/api/v1/events?cursor=abc", 422, "api.cursor_invalid")]
    [InlineData("/api/v1/events?limit=viele", 422, "api.value_invalid")]
    public async Task What_is_not_there_or_not_meant_is_a_problem(string path, int status, string code)
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        await using (var db = await world.App.OpenDbAsync())
        {
            db.Events.Add(new("entwurf", EventKind.Course, new("Entwurf"), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1), 1));
            await db.SaveChangesAsync(Stop);
        }
        using var client = await world.ClientAsync();
        var response = await client.GetAsync(path, Stop);
        ((int)response.StatusCode).ShouldBe(status);
        (await ApiWorld.CodeAsync(response)).ShouldBe(code);
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_needs_no_key()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var document = await ApiWorld.JsonAsync(await world.App.Client.GetAsync("/openapi/v1.json", Stop));
        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var paths = document.GetProperty("paths");
        paths
            .GetProperty("/api/v1/events/{slug}/registrations")
            .GetProperty("post")
            .GetProperty("responses")
            .TryGetProperty("422", out _)
            .ShouldBeTrue();
        paths.EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/"));
    }
}
