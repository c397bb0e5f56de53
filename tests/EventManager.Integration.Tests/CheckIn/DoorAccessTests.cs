using System.Net;
using System.Net.Http.Json;
using EventManager.Domain.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class DoorAccessTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_route_refuses_the_wrong_token(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var other = await apps.SceneAsync(kind);
        (string? Token, HttpStatusCode Status)[] wrong =
        [
            (null, HttpStatusCode.Unauthorized),
            ("em_nonsense", HttpStatusCode.Unauthorized),
            (await other.TokenAsync(), HttpStatusCode.Forbidden),
            (await scene.TokenAsync(AccessTokenKind.Api, "registrations:read"), HttpStatusCode.Forbidden),
            (await scene.TokenAsync(revoked: true), HttpStatusCode.Unauthorized),
            (await scene.TokenAsync(expiresIn: TimeSpan.FromMinutes(-1)), HttpStatusCode.Unauthorized),
        ];

        foreach (var (token, status) in wrong)
        {
            using var client = scene.ClientWith(token);
            (await client.PostAsJsonAsync(scene.Scans, new { scans = new[] { DoorScene.Scan("x") } }, Stop)).StatusCode.ShouldBe(status);
            (await client.PostAsync($"{scene.Scans}/{Guid.NewGuid()}/undo", null, Stop)).StatusCode.ShouldBe(status);
            (await client.GetAsync(scene.Api + "/check-in/snapshot", Stop)).StatusCode.ShouldBe(status);
            (await scene.AskAsync("ay", client)).StatusCode.ShouldBe(status);
            (await client.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_token_that_reads_events_reads_the_numbers_and_no_names()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        using var client = scene.ClientWith(await scene.TokenAsync(AccessTokenKind.Api, "events:read", bound: false));

        (await client.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await scene.AskAsync("ay", client)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_program_with_check_in_reaches_every_event_and_finds_no_unknown_one()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        using var client = scene.ClientWith(await scene.TokenAsync(AccessTokenKind.Api, "check-in", bound: false));

        (await client.GetAsync(scene.Api + "/check-in/snapshot", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/v1/events/nowhere/check-in/snapshot", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/api/v1/events/nowhere/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/organise/events/{0}/door")]
    public async Task The_organisers_page_refuses_strangers_and_phones(string path)
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, scene.Event.Slug);
        using var stranger = scene.ClientWith(null);

        (await stranger.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await scene.Phone.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
