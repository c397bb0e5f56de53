using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>Every face of the scanner, light and dark, at 360 pixels: found by those who see little, and nothing sticks out.</summary>
public sealed class ScannerLookTests(Chromium chromium)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    private readonly List<string> findings = [];

    [Fact]
    public async Task Nothing_is_to_be_found_on_any_face_of_the_scanner()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var page = phone.Page;

        await LookAsync(page, "ready");
        await phone.OfflineAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Sign).ToContainTextAsync("Offline");
        await LookAsync(page, "admitted-offline");
        await phone.TypeAsync(ticket.Code);
        await LookAsync(page, "already-inside");
        await phone.TypeAsync("HELLO");
        await LookAsync(page, "refused");
        await PressAsync(page, "Name");
        // One tap less for each who comes without a ticket.
        await Expect(page.Locator("#door-search")).ToBeFocusedAsync();
        await page.Locator("#door-search").FillAsync("ay");
        await Expect(page.Locator(".hits__row")).ToBeVisibleAsync();
        await LookAsync(page, "search");
        await PressAsync(page, "Neu eintragen");
        await Expect(page.Locator("#walk-in-first")).ToBeFocusedAsync();
        await LookAsync(page, "walk-in");
        await page.Keyboard.PressAsync("Escape");
        await PressAsync(page, "Code");
        await Expect(page.Locator("#door-code")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await PressAsync(page, "Einstellungen");
        await PressAsync(page, "Dieses Telefon trennen");
        await LookAsync(page, "unlink");
        await PressAsync(page, "Telefon prüfen");
        await Expect(page.Locator(".checks__row[data-state]")).ToHaveCountAsync(7);
        await LookAsync(page, "readiness");

        findings.ShouldBeEmpty();
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task LookAsync(IPage page, string face)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            // Else axe reads colours in the middle of their change.
            await page.WaitForFunctionAsync("() => document.getAnimations().every(({ playState }) => playState !== 'running')");
            if (Pictures is not null)
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"scanner-{face}-{scheme}.png".ToLowerInvariant()) });
            var found = await Axe.FindAsync(page, Axe.Wcag);
            findings.AddRange(found.Select(v => $"{face} {scheme}: {v.Id} {string.Join(' ', v.Places)}"));
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
                findings.Add($"{face} {scheme}: wider than the phone");
        }
    }
}
