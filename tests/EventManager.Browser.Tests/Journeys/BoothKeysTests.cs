using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed class BoothKeysTests(Chromium chromium)
{
    [Fact]
    public async Task A_booth_keeps_the_focus_so_that_the_next_key_moves_it_on()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/plan");
        var booth = page.Locator(".floor-plan .booth").First;
        await Expect(booth).ToBeVisibleAsync();
        // Drawn a moment before it listens.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var id = await booth.GetAttributeAsync("data-id");
        var moved = page.Locator($"[data-id='{id}']");

        await moved.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(moved).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(moved).ToBeFocusedAsync();
    }
}
