using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Features.CheckIn.Pins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>A tablet beside the door, with a profile that outlives its browser, and a hand scanner.</summary>
internal sealed class KioskTablet : IAsyncDisposable
{
    public const string Pin = "4711";

    /// <summary>The keys of a hand scanner; a test's own keyboard is too slow on a busy machine.</summary>
    private const string HandScanner = """
        (code) => {
          for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kiosk-").FullName;
    private readonly Chromium chromium;
    private readonly DoorFair fair;
    private IBrowserContext context = null!;

    private KioskTablet(Chromium chromium, DoorFair fair) => (this.chromium, this.fair) = (chromium, fair);

    public string? Film { get; init; }

    public IPage Page { get; private set; } = null!;

    /// <summary>What the greatest letters say.</summary>
    public ILocator Word => Page.Locator("h1");

    public ILocator Words => Page.Locator(".kiosk__words");

    public ILocator Sign => Page.Locator(".status-bar__words");

    public static async Task<KioskTablet> LinkAsync(
        Chromium chromium,
        DoorFair fair,
        KioskBadge badge = KioskBadge.None,
        string hint = "",
        string? film = null
    )
    {
        await SetPinAsync(fair, Pin);
        var tablet = await StartAsync(chromium, fair, film);
        await tablet.PairAsync(await CodeAsync(fair, badge, hint));
        return tablet;
    }

    public static async Task<string> CodeAsync(DoorFair fair, KioskBadge badge, string hint)
    {
        var command = new CreateDoorDevice(fair.Event.Id, "Tablet", null) { Kiosk = new KioskSetup(badge, Gate.Main, hint) };
        return (await fair.App.Services.GetRequiredService<CreateDoorDeviceHandler>().HandleAsync(command, default)).Value.Code;
    }

    public static async Task<KioskTablet> StartAsync(Chromium chromium, DoorFair fair, string? film = null)
    {
        var tablet = new KioskTablet(chromium, fair) { Film = film };
        await tablet.StartAsync();
        return tablet;
    }

    public static async Task SetPinAsync(DoorFair fair, string pin) =>
        (await fair.App.Services.GetRequiredService<DoorPins>().SetAsync(fair.Event.Id, pin, null, default)).IsRefused.ShouldBeFalse();

    public async Task PairAsync(string code)
    {
        await Page.GotoAsync("/door#pair=" + code);
        await ReadyAsync();
        await Page.EvaluateAsync("async () => void (await navigator.serviceWorker.ready)");
    }

    /// <summary>Nobody before it, and connected.</summary>
    public async Task ReadyAsync()
    {
        await Expect(Word).ToHaveTextAsync("Willkommen!");
        await Expect(Sign).ToHaveTextAsync("Online");
    }

    public Task ScanAsync(string code) => Page.EvaluateAsync(HandScanner, code);

    public Task PressAsync(string german) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{german}") }).ClickAsync();

    public async Task TypePinAsync(string pin)
    {
        foreach (var digit in pin)
            await Page.GetByRole(AriaRole.Button, new() { Name = digit.ToString(), Exact = true }).ClickAsync();
        await PressAsync("Kiosk verlassen");
    }

    public Task OfflineAsync(bool offline = true) => context.SetOfflineAsync(offline);

    /// <summary>The battery is flat; later it is switched on again, maybe without a network.</summary>
    public async Task SwitchOffAndOnAsync(bool offline)
    {
        await context.CloseAsync();
        await StartAsync();
        await OfflineAsync(offline);
        await Page.GotoAsync("/door");
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        context = await chromium.StartPhoneAsync(
            folder,
            Film,
            new()
            {
                BaseURL = fair.App.Address.ToString(),
                ViewportSize = new() { Width = 800, Height = 1280 },
                Locale = "de-DE",
                ReducedMotion = ReducedMotion.Reduce,
                Permissions = Film is null ? [] : ["camera"],
            }
        );
        context.SetDefaultTimeout(20_000);
        Page = context.Pages[0];
    }
}
