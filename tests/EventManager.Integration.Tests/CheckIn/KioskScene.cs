using System.Net.Http.Json;
using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Features.CheckIn.Pins;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>A kiosk at the main gate of a scene, made and linked as people do it.</summary>
internal sealed record KioskScene(HttpClient Kiosk, Guid TokenId, JsonElement Paired)
{
    public const string Pin = "4711";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<KioskScene> LinkAsync(
        DoorScene scene,
        KioskBadge badge = KioskBadge.Shown,
        string gate = Gate.Main,
        bool setPin = true
    )
    {
        if (setPin)
            await SetPinAsync(scene, Pin);
        var code = (await CreateAsync(scene, new KioskSetup(badge, gate, "Weiter in den Saal"))).Value.Code;
        var answer = await scene.App.Client.PostAsJsonAsync("/api/v1/door/pair", new { code, deviceName = "Android" }, Stop);
        var paired = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var devices = await scene.App.Services.GetRequiredService<DoorDevicesQuery>().ReadAsync(scene.Event.Id, Stop);
        var id = devices.First(device => device is { IsKiosk: true, State: DoorDeviceState.Linked }).Id;
        return new KioskScene(scene.ClientWith(paired.GetProperty("token").GetString()), id, paired);
    }

    public static Task<Result<PairingCode>> CreateAsync(DoorScene scene, KioskSetup kiosk) =>
        scene
            .App.Services.GetRequiredService<CreateDoorDeviceHandler>()
            .HandleAsync(new CreateDoorDevice(scene.Event.Id, "Tablet", null) { Kiosk = kiosk }, Stop);

    public static async Task SetPinAsync(DoorScene scene, string pin) =>
        (await scene.App.Services.GetRequiredService<DoorPins>().SetAsync(scene.Event.Id, pin, null, Stop)).IsRefused.ShouldBeFalse();

    public async Task<HttpResponseMessage> LeaveAsync(DoorScene scene, string? pin) =>
        await Kiosk.PostAsJsonAsync(scene.Api + "/check-in/kiosk/leave", new { pin }, Stop);

    public Task<HttpResponseMessage> BadgeAsync(DoorScene scene, Guid scan) =>
        Kiosk.PostAsync($"{scene.Api}/check-in/kiosk/badges/{scan}", null, Stop);

    public async Task<JsonElement> ScanAsync(DoorScene scene, string code, Guid? id = null) =>
        (await scene.SendAsync(Kiosk, DoorScene.Scan(code, id: id)))[0];

    public static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("code").GetString();
}
