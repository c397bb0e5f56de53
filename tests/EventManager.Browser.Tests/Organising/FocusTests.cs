using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Where the keyboard is after something happened on an organisers' page.</summary>
public sealed class FocusTests(Chromium chromium)
{
    [Fact]
    public async Task The_link_to_the_content_works_over_a_circuit()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/registrations");
        await Expect(page.Locator("tbody td").First).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("() => document.querySelector('#main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_question_keeps_the_focus_and_gives_it_back()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise);
        await page.Locator(".action-menu summary").ClickAsync();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Absagen" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var box = page.GetByRole(AriaRole.Dialog, new() { Name = "Veranstaltung wirklich absagen?" });
        await Expect(box).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Zurück" })).ToBeFocusedAsync();

        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await Expect(box.Locator("button:focus")).ToHaveCountAsync(1);
        }
        await page.Keyboard.PressAsync("Escape");

        await Expect(box).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Where_the_opener_is_gone_the_focus_stays_near()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/registrations");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu Muster, Aylin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmeldung von Muster, Aylin absagen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, wirklich absagen" }).ClickAsync();
        await Expect(page.GetByText("Die Anmeldung von Muster, Aylin ist abgesagt.")).ToBeVisibleAsync();
        await Expect(page.Locator("tr", new() { HasText = "Aylin" }).Locator(":focus")).ToHaveCountAsync(1);

        await page.GotoAsync(fair.Organise);
        await page.Locator(".action-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Absagen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, absagen" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Absagen" })).ToHaveCountAsync(0);
        await Expect(page.Locator(":is(h1, h2):focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task After_a_link_the_heading_of_the_next_page_is_read()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live h1")).ToBeVisibleAsync();
        foreach (var name in new[] { "Anmeldungen", "Programm", "Aussteller", "Mails" })
        {
            var link = page.Locator($".shell__side a:has-text(\"{name}\")").First;
            // The groups of the drawer that nobody needs here are shut.
            await link.EvaluateAsync("link => link.closest('details')?.setAttribute('open', '')");
            await link.FocusAsync();

            await page.Keyboard.PressAsync("Enter");

            await Expect(page.Locator("h1:focus")).ToHaveCountAsync(1);
            await Expect(link).ToHaveAttributeAsync("aria-current", "page");
        }
        tab.Watch.Take().ShouldBeEmpty();
    }

    private async Task<Tab> OpenAsync(TestApp app)
    {
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        return await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
    }
}
