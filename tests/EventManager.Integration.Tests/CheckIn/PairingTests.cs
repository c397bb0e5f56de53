using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

public sealed class PairingTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_phone_shows_the_code_and_scans_until_it_is_unlinked(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);

        var paired = await (await PairAsync(scene, code)).Content.ReadFromJsonAsync<JsonElement>(Stop);
        using var phone = scene.ClientWith(paired.GetProperty("token").GetString());
        var verdict = (await scene.SendAsync(phone, DoorScene.Scan(await scene.CodeAsync((await scene.TicketAsync()).Id))))[0].Verdict();
        var devices = await DevicesAsync(scene);
        await scene
            .App.Services.GetRequiredService<RevokeDoorDeviceHandler>()
            .HandleAsync(scene.Event.Id, devices.Single(device => device.Name == "Anna (Android)").Id, null, Stop);

        verdict.ShouldBe("admitted");
        paired.GetProperty("event").GetProperty("slug").GetString().ShouldBe(scene.Event.Slug);
        paired.GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("code").GetString()).ShouldBe(["main", "side"]);
        paired.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(scene.Event.EndsAt.AddHours(12), TimeSpan.FromMilliseconds(1));
        (await phone.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, EachDatabase]
    public async Task Of_many_phones_that_show_one_code_one_is_linked(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PairAsync(scene, code)));

        answers.Count(answer => answer.StatusCode is HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict).ShouldBe(7);
        (await CodeOfAsync(await PairAsync(scene, code))).ShouldBe("door.pairing_used");
    }

    [Theory, EachDatabase]
    public async Task A_code_that_nobody_made_and_one_that_is_too_old_are_told_apart(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var code = await CodeAsync(scene);
        await using var db = await scene.App.OpenDbAsync();
        var earlier = DateTimeOffset.UtcNow.AddSeconds(-1);
        await db
            .AccessTokens.Where(token => token.EventId == scene.Event.Id && token.PairableUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.PairableUntil, earlier), Stop);

        var old = await PairAsync(scene, code);
        var unknown = await PairAsync(scene, "AAAABBBBCCCCDDDD");

        old.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await CodeOfAsync(old)).ShouldBe("door.pairing_expired");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOfAsync(unknown)).ShouldBe("door.pairing_unknown");
    }

    [Fact]
    public async Task A_pairing_code_is_no_token()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        using var client = scene.ClientWith(await CodeAsync(scene));

        (await client.GetAsync(scene.Api + "/occupancy", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task No_phone_is_linked_to_an_event_that_is_long_over()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite, TimeSpan.FromDays(-3));
        var creator = scene.App.Services.GetRequiredService<CreateDoorDeviceHandler>();

        var result = await creator.HandleAsync(new CreateDoorDevice(scene.Event.Id, "Anna", null), Stop);

        result.Refusal!.Code.ShouldBe("door.event_over");
    }

    private static async Task<string> CodeAsync(DoorScene scene) =>
        (
            await scene
                .App.Services.GetRequiredService<CreateDoorDeviceHandler>()
                .HandleAsync(new CreateDoorDevice(scene.Event.Id, "Anna", null), Stop)
        )
            .Value
            .Code;

    private static Task<HttpResponseMessage> PairAsync(DoorScene scene, string code) =>
        scene.App.Client.PostAsJsonAsync("/api/v1/door/pair", new { code, deviceName = "Android" }, Stop);

    private static Task<IReadOnlyList<DoorDevice>> DevicesAsync(DoorScene scene) =>
        scene.App.Services.GetRequiredService<DoorDevicesQuery>().ReadAsync(scene.Event.Id, Stop);

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();
}
