using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task The_first_tab_shows_the_link_to_the_content()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        await tab.Page.GotoAsync("/");

        await tab.Page.Keyboard.PressAsync("Tab");

        var link = tab.Page.Locator(".skip-link");
        await Expect(link).ToBeFocusedAsync();
        await Expect(link).ToBeInViewportAsync(new() { Ratio = 1 });
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Nobody_needs_a_mouse_to_register()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var page = tab.Page;

        await page.GotoAsync("/");
        await page.TabToAsync($"a[href='{fair.Page}']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**" + fair.Page);
        await page.TabToAsync($"a[href='{fair.Page}/register']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/register");
        await page.TabToAndTypeAsync("#form-firstname", "Olha");
        await page.TabToAndTypeAsync("#form-lastname", "Kowalenko");
        await page.TabToAndTypeAsync("#form-email", "olha@schule.example");
        await page.TabToAsync("input[name='Form.Consent']");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("main button[type=submit]");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/sent");
        await app.WaitForMailAsync("olha@schule.example", "Bitte bestätige");
    }
}
