using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed class BoothKeysTests(Chromium chromium)
{
    [Fact]
    public async Task The_plan_is_one_stop_for_Tab_and_arrows_go_from_booth_to_booth()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(fair);
        var (page, first, second) = (tab.Page, Drawn(tab.Page, fair, 0), Drawn(tab.Page, fair, 1));
        await Expect(page.Locator(".booth[tabindex='0']")).ToHaveCountAsync(1);

        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(second).ToBeFocusedAsync();
        await Expect(first).ToHaveAttributeAsync("tabindex", "-1");
        await page.Keyboard.PressAsync("Home");
        await Expect(first).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");

        (await page.EvaluateAsync<bool>("() => document.activeElement.closest('svg') === null")).ShouldBeTrue();
        var help = await first.GetAttributeAsync("aria-describedby");
        await Expect(page.Locator("#" + help)).ToContainTextAsync("Leertaste");
    }

    [Fact]
    public async Task A_held_booth_keeps_the_focus_and_the_plan_says_where_it_stands()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(fair);
        var (page, booth) = (tab.Page, Drawn(tab.Page, fair, 0));

        await booth.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".plan-message")).ToContainTextAsync("Stand E1 ist aufgenommen");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".plan-message"))
            .ToContainTextAsync("Stand E1 ist gespeichert: Bürgersaal, 1 m vom linken Rand, 1,1 m vom oberen Rand.");
        await Expect(booth).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(booth).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator(".plan-message")).ToContainTextAsync("1 m vom oberen Rand.");
        await Expect(booth).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_leads_into_the_panel_and_Escape_and_Close_back_to_the_booth()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(fair);
        var (page, booth) = (tab.Page, Drawn(tab.Page, fair, 1));

        await booth.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#booth-editor-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(booth).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".booth-editor").GetByRole(AriaRole.Button, new() { Name = "Schließen" }).PressAsync("Enter");

        await Expect(page.Locator(".booth-editor")).ToHaveCountAsync(0);
        await Expect(booth).ToBeFocusedAsync();
    }

    private static ILocator Drawn(IPage page, FairExample fair, int booth) => page.Locator($"[data-id='{fair.Booths[booth].Id}']");

    private async Task<Tab> OpenAsync(FairExample fair)
    {
        using var organiser = await fair.App.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = organiser });
        await tab.Page.GotoAsync(fair.Organise + "/plan");
        // Drawn a moment before it listens.
        await Expect(tab.Page.Locator("svg[data-ready]")).ToBeVisibleAsync();
        return tab;
    }
}
