using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>Every face of the kiosk, light and dark, upright, on its side and on a phone: for those who see little, and nothing sticks out.</summary>
public sealed class KioskLookTests(Chromium chromium)
{
    private static readonly (int Width, int Height)[] Sizes = [(800, 1280), (1280, 800), (1440, 900), (360, 740)];

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    private readonly List<string> findings = [];

    [Fact]
    public async Task Nothing_is_to_be_found_on_any_face_of_the_kiosk()
    {
        await using var fair = await DoorFair.StartAsync();
        var (mia, maximilian) = (await fair.TicketAsync("Mia"), await fair.TicketAsync("Maximilian-Konstantin"));
        var (id, group) = await fair.TicketAsync("Klasse");
        await using (var db = await fair.App.OpenDbAsync())
        {
            (await db.Tickets.SingleAsync(t => t.Id == id)).StandFor(27, DateTimeOffset.UtcNow);
            (await db.Tickets.SingleAsync(t => t.Id == maximilian.Id)).Note("needs-lift", DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }
        await using var tablet = await KioskTablet.LinkAsync(chromium, fair, KioskBadge.Shown, "Weiter in den Bürgersaal, 1. Stock");
        var page = tablet.Page;

        await LookAsync(page, "welcome");
        await tablet.ScanAsync(mia.Code);
        await Expect(page.Locator(".badge-card")).ToBeVisibleAsync();
        await LookAsync(page, "badge");
        await tablet.ScanAsync(mia.Code);
        await Expect(page.Locator("[data-greeting=inside]")).ToBeVisibleAsync();
        await LookAsync(page, "inside");
        await tablet.ScanAsync("A FOREIGN CODE");
        await Expect(page.Locator("[data-greeting=staff]")).ToBeVisibleAsync();
        await LookAsync(page, "staff");
        await tablet.ScanAsync(group);
        await Expect(page.Locator("[data-at=count]")).ToBeVisibleAsync();
        await LookAsync(page, "count");
        await tablet.PressAsync("Einchecken");
        await Expect(page.Locator("[data-greeting=in]")).ToBeVisibleAsync();
        await LookAsync(page, "class");
        await page.Keyboard.PressAsync("Escape");
        await tablet.PressAsync("Team");
        await tablet.TypePinAsync("0000");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("stimmt nicht");
        await LookAsync(page, "pin");
        await tablet.PressAsync("Abbrechen");
        await tablet.OfflineAsync();
        await tablet.ScanAsync(maximilian.Code);
        await Expect(page.Locator("[data-greeting=in]")).ToBeVisibleAsync();
        await LookAsync(page, "offline");
        await tablet.OfflineAsync(false);
        await Expect(tablet.Sign).ToHaveTextAsync("Online");
        await tablet.PressAsync("Fertig");

        findings.ShouldBeEmpty();
    }

    private async Task LookAsync(IPage page, string face)
    {
        // Looking takes longer than people do: a touch begins the time anew.
        foreach (var (width, height) in Sizes)
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.Keyboard.PressAsync("Shift");
                // A window that fills the screen has no other size.
                await page.EvaluateAsync("() => document.fullscreenElement && document.exitFullscreen()");
                await page.SetViewportSizeAsync(width, height);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                // Else axe reads colours in the middle of their change.
                await page.WaitForFunctionAsync("() => document.getAnimations().every(({ playState }) => playState !== 'running')");
                var look = $"kiosk-{face}-{width}-{scheme}".ToLowerInvariant();
                if (Pictures is not null)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, look + ".png"), FullPage = true });
                var found = await Axe.FindAsync(page, Axe.Wcag);
                findings.AddRange(found.Select(v => $"{look}: {v.Id} {string.Join(' ', v.Places)}"));
                if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
                    findings.Add($"{look}: wider than the screen");
            }
        }
    }
}
