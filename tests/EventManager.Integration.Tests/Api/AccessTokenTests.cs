using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Api;

public sealed class AccessTokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_the_answer_is_401_and_no_redirect()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        foreach (var token in new[] { null, "", "em_short", AccessTokenText.Create() })
        {
            using var client = world.With(token);
            var response = await client.GetAsync("/api/v1/events", Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            (await ApiWorld.CodeAsync(response)).ShouldBe("api.token_invalid");
        }
    }

    [Theory]
    [InlineData("events:read", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("registrations:read", HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Forbidden)]
    [InlineData("registrations:write", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Created)]
    [InlineData("check-in", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task A_token_reaches_what_its_scopes_name(string scopes, HttpStatusCode events, HttpStatusCode read, HttpStatusCode write)
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var client = await world.ClientAsync(scopes);
        (await client.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(events);
        (await client.GetAsync($"/api/v1/registrations/{Guid.NewGuid()}", Stop)).StatusCode.ShouldBe(read);
        (await ApiWorld.RegisterAsync(client, ApiWorld.Body("a@example.org"))).StatusCode.ShouldBe(write);
    }

    [Fact]
    public async Task A_token_of_one_event_is_refused_for_another()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        using var all = await world.ClientAsync();
        using var bound = await world.ClientAsync(slug: ApiWorld.Fair);
        var elsewhere = await ApiWorld.RegisterAsync(all, ApiWorld.Body("a@example.org"), slug: ApiWorld.Other);
        var id = (await ApiWorld.JsonAsync(elsewhere)).GetProperty("id").GetGuid();

        (await bound.GetAsync("/api/v1/events/" + ApiWorld.Fair, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bound.GetAsync("/api/v1/events/" + ApiWorld.Other, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bound.GetAsync($"/api/v1/registrations/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bound.PostAsync($"/api/v1/registrations/{id}/cancel", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var refused = await ApiWorld.RegisterAsync(bound, ApiWorld.Body("b@example.org"), slug: ApiWorld.Other);
        (await ApiWorld.CodeAsync(refused)).ShouldBe("api.forbidden");
        (await ApiWorld.JsonAsync(await bound.GetAsync("/api/v1/events", Stop))).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_revoked_token_works_no_more_at_once_and_on_another_node_within_five_seconds()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        await using var second = await TestApp.StartAsync(on: world.App.Database);
        var token = await world.IssueAsync();
        using var here = world.With(token.Text);
        using var there = second.NewClient();
        there.DefaultRequestHeaders.Authorization = new("Bearer", token.Text);
        (await here.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await world.App.Services.GetRequiredService<RevokeAccessTokenHandler>().HandleAsync(token.Id, null, Stop);

        (await here.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        (await there.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_expired_token_and_one_that_is_not_paired_yet_are_unknown()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var now = DateTimeOffset.UtcNow;
        var (expired, unpaired) = (AccessTokenText.Create(), AccessTokenText.Create());
        await using (var db = await world.App.OpenDbAsync())
        {
            db.AccessTokens.Add(Make(AccessTokenKind.Api, expired, null, now.AddSeconds(-1)));
            var waiting = Make(AccessTokenKind.Api, unpaired, null, now.AddHours(1));
            waiting.PairableUntil = now.AddMinutes(5);
            db.AccessTokens.Add(waiting);
            await db.SaveChangesAsync(Stop);
        }
        foreach (var text in new[] { expired, unpaired })
        {
            using var client = world.With(text);
            (await client.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_phone_at_the_door_reaches_check_in_only_whatever_its_row_says()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var text = AccessTokenText.Create();
        await using (var db = await world.App.OpenDbAsync())
        {
            var fair = await db.Events.SingleAsync(e => e.Slug == ApiWorld.Fair, Stop);
            db.AccessTokens.Add(Make(AccessTokenKind.Door, text, fair.Id, DateTimeOffset.UtcNow.AddHours(1)));
            await db.SaveChangesAsync(Stop);
        }
        var token = await world.App.Services.GetRequiredService<AccessTokenRegister>().FindAsync(text, Stop);
        token!.Allows(Scopes.CheckIn).ShouldBeTrue();
        token.Allows(Scopes.EventsRead).ShouldBeFalse();
        using var client = world.With(text);
        (await client.GetAsync("/api/v1/events/" + ApiWorld.Fair, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task When_a_token_was_last_used_is_noted_beside_the_requests()
    {
        await using var world = await ApiWorld.StartAsync(DatabaseUnderTest.Sqlite);
        var token = await world.IssueAsync();
        using var client = world.With(token.Text);
        await client.GetAsync("/api/v1/events", Stop);
        await using var db = await world.App.OpenDbAsync();
        (await db.AccessTokens.Where(t => t.Id == token.Id).Select(t => t.LastUsedAt).SingleAsync(Stop)).ShouldBeNull();

        await world
            .App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>()
            .OfType<AccessTokenUpkeep>()
            .Single()
            .RunOnceAsync(Stop);

        (await db.AccessTokens.Where(t => t.Id == token.Id).Select(t => t.LastUsedAt).SingleAsync(Stop)).ShouldNotBeNull();
    }

    private static AccessToken Make(AccessTokenKind kind, string text, Guid? eventId, DateTimeOffset expires) =>
        new(kind, "Test", AccessTokenText.HashOf(text), ApiWorld.AllScopes, eventId, expires, DateTimeOffset.UtcNow.AddHours(-1));
}
