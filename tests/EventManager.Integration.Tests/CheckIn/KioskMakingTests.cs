using System.Net;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>How a kiosk is made, and by whom.</summary>
public sealed class KioskMakingTests(DoorApps apps) : IClassFixture<DoorApps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_kiosk_without_a_PIN_or_at_a_door_that_lets_nobody_in(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);

        (await CreateAsync(scene, Gate.Main)).Refusal.ShouldBe(KioskRefusals.PinMissing);
        await KioskScene.SetPinAsync(scene, KioskScene.Pin);
        (await CreateAsync(scene, "nowhere")).Refusal.ShouldBe(KioskRefusals.GateInvalid);
        (await CreateAsync(scene, Gate.Main, new string('x', 201))).Refusal.ShouldBe(KioskRefusals.HintTooLong);
        await using (var db = await scene.App.OpenDbAsync())
            await db
                .Gates.Where(gate => gate.EventId == scene.Event.Id && gate.Code == DoorScene.Side)
                .ExecuteUpdateAsync(set => set.SetProperty(gate => gate.Direction, GateDirection.Out), Stop);
        (await CreateAsync(scene, DoorScene.Side)).Refusal.ShouldBe(KioskRefusals.GateInvalid);
        (await CreateAsync(scene, Gate.Main)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_that_makes_kiosks_opens_for_nobody_of_another_event_and_for_no_kiosk()
    {
        var scene = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var other = await apps.SceneAsync(DatabaseUnderTest.Sqlite);
        var kiosk = await KioskScene.LinkAsync(scene);
        var address = $"/organise/events/{scene.Event.Slug}/door";

        (await (await scene.App.SignInAsync(StaffRole.Organiser, scene.Event.Id)).GetAsync(address, Stop)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        foreach (var stranger in (HttpClient[])[await scene.App.SignInAsync(StaffRole.Organiser, other.Event.Id), kiosk.Kiosk])
            (await stranger.GetAsync(address, Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static Task<Result<Web.Features.CheckIn.Devices.PairingCode>> CreateAsync(DoorScene scene, string gate, string hint = "") =>
        KioskScene.CreateAsync(scene, new KioskSetup(KioskBadge.None, gate, hint));
}
