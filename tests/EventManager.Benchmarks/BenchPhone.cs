using EventManager.Web.Features.CheckIn.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EventManager.Benchmarks;

/// <summary>A phone at the door in the installed Chromium: the scanner as it is shipped, linked to an event.</summary>
internal sealed class BenchPhone : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private BenchPhone(IPlaywright playwright, IBrowser browser, IPage page) =>
        (this.playwright, this.browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Null where there is no browser.</summary>
    public static string? WhyNone => File.Exists(Program) ? null : Program + " is not there";

    /// <summary>Returns when the whole list is on the phone.</summary>
    public static async Task<BenchPhone> LinkAsync(Stage stage, Guid eventId)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Switches });
        var page = await browser.NewPageAsync(new() { BaseURL = stage.App.Address.ToString(), Locale = "de-DE" });
        var creator = stage.App.Services.GetRequiredService<CreateDoorDeviceHandler>();
        var pairing = await creator.HandleAsync(new CreateDoorDevice(eventId, "Messung", null), CancellationToken.None);
        await page.GotoAsync("/door#pair=" + pairing.Value.Code);
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('door-apply').length > 0", null, new() { Timeout = 120_000 });
        return new BenchPhone(playwright, browser, page);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
