using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>The search over everything, by keyboard, by finger and by ear.</summary>
public sealed class SearchDialogTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_found_by_keyboard_and_nothing_that_was_typed_stands_in_an_address()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Suchen", Exact = true });
        await opener.FocusAsync();

        await page.Keyboard.PressAsync("Control+k");
        var field = Field(page);
        await Expect(field).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Veranstaltung verschieben" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+k");
        await field.PressSequentiallyAsync("aylin must");
        var person = page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Aylin Muster") });
        await Expect(person).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Locator("#finder [role=status]")).ToHaveTextAsync("1 Treffer");
        var marked = await field.GetAttributeAsync("aria-activedescendant");
        (await person.GetAttributeAsync("id")).ShouldBe(marked);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-details] #details-title:focus")).ToHaveTextAsync("Muster, Aylin");
        asked.ShouldNotContain(url => url.Contains("aylin", StringComparison.OrdinalIgnoreCase));
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("#finder [role=option]").First).ToContainTextAsync("Aylin Muster");
        (await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)")).ShouldNotContain("Aylin");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_link_is_sent_again_by_one_more_key_and_the_page_says_so()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise);
        await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Field(page).FillAsync("aylin");
        var send = page.GetByRole(AriaRole.Option, new() { Name = "Link noch einmal senden: Aylin Muster" });
        await Expect(send).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(send).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#finder [role=status]")).ToHaveTextAsync("Die E-Mail an Aylin Muster ist unterwegs.");
        await Expect(Field(page)).ToBeFocusedAsync();
        await using var db = await app.OpenDbAsync();
        (await db.Outbox.CountAsync(m => m.Kind == "registration-link", Stop)).ShouldBe(1);
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task To_postpone_it_leads_to_the_question_and_no_further()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/registrations");
        await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await Field(page).FillAsync("messe verschieben");
        await Expect(page.Locator("#finder [role=option]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Auf welchen Termin verschieben?" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(fair.Organise);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_whole_on_a_phone_and_on_a_desk_in_both_schemes()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await OpenAsync(app);
        var page = tab.Page;
        var look = new PageLook(tab, everyLook: true);
        await look.OpenAsync("search-empty", () => SearchAsync(""));
        await look.OpenAsync("search-hits", () => SearchAsync("muster"));
        await look.OpenAsync("search-nothing", () => SearchAsync("gibtesnicht"));
        await look.OpenAsync(
            "help",
            async () =>
            {
                await page.GotoAsync(fair.Organise + "/registrations");
                await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();
                var help = page.Locator(".is-live summary", new() { HasText = "Hilfe zu dieser Seite" });
                await help.FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await Expect(page.GetByText("Hier stehen alle, die sich angemeldet haben.")).ToBeVisibleAsync();
                await page.Keyboard.PressAsync("Escape");
                await Expect(page.GetByText("Hier stehen alle, die sich angemeldet haben.")).ToBeHiddenAsync();
                await Expect(help).ToBeFocusedAsync();
                await page.Keyboard.PressAsync("Enter");
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();

        async Task SearchAsync(string words)
        {
            await page.GotoAsync(fair.Organise + "/registrations");
            await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Suchen", Exact = true }).ClickAsync();
            await Field(page).FillAsync(words);
            await Expect(page.Locator("#finder [role=status]"))
                .ToHaveTextAsync(new System.Text.RegularExpressions.Regex(words.Length == 0 ? "eingeben" : "Treffer|Nichts"));
        }
    }

    private static ILocator Field(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Alles durchsuchen" });

    private async Task<Tab> OpenAsync(TestApp app)
    {
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        return await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
    }
}
