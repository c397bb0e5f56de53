using EventManager.Web.Features.CheckIn.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EventManager.Benchmarks;

/// <summary>A phone at the door: the scanner as it is shipped, linked to an event.</summary>
internal sealed class BenchPhone : IAsyncDisposable
{
    private readonly BenchBrowser browser;

    private BenchPhone(BenchBrowser browser, IPage page) => (this.browser, Page) = (browser, page);

    public IPage Page { get; }

    /// <summary>Returns when the whole list is on the phone, which owns its browser from then on.</summary>
    public static async Task<BenchPhone> LinkAsync(BenchBrowser browser, Stage stage, Guid eventId)
    {
        var page = await (await browser.WindowsAsync(stage.App)).NewPageAsync();
        var creator = stage.App.Services.GetRequiredService<CreateDoorDeviceHandler>();
        var pairing = await creator.HandleAsync(new CreateDoorDevice(eventId, "Messung", null), CancellationToken.None);
        await page.GotoAsync("/door#pair=" + pairing.Value.Code);
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('door-apply').length > 0", null, new() { Timeout = 120_000 });
        return new(browser, page);
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
