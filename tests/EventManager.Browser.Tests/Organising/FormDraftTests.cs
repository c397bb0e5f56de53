using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>What is typed in a form and not saved: whoever leaves is asked, and whoever comes back finds it.</summary>
public sealed class FormDraftTests(Chromium chromium)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_company_is_typed_left_with_a_warning_and_found_again_without_its_people(int width)
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser, Width = width });
        var page = tab.Page;
        var form = $"/organise/events/{fair.Slug}/companies?do=new";
        await page.GotoAsync(form);
        await TypeAsync(page, "#field-company", "Stadtreiniger");
        await TypeAsync(page, "#field-officer", "Mia Brandt");

        await StayAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Zurück zu den Anmeldungen" }));
        await Expect(page.Locator("#field-company")).ToHaveValueAsync("Stadtreiniger");
        await Expect(page.Locator("#field-officer")).ToHaveValueAsync("Mia Brandt");
        await LeaveAndComeBackAsync(page, form);

        await Expect(page.Locator("[data-draft-offer]")).ToContainTextAsync("Getippt wurde in: Betrieb");
        await page.GetByRole(AriaRole.Button, new() { Name = "Wiederherstellen, was getippt war" }).ClickAsync();
        await Expect(page.Locator("#field-company")).ToHaveValueAsync("Stadtreiniger");
        await Expect(page.Locator("#field-officer")).ToHaveValueAsync("");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task A_legal_text_is_typed_left_with_a_warning_and_found_again(int width)
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator, Width = width });
        var page = tab.Page;
        const string texts = "/organise/administration/texts";
        await page.GotoAsync(texts);
        await TypeAsync(page, "#field-text", "Anbieter: Stadt Kassel");

        // Another text in the same place: nobody is asked, and this one waits.
        await page.GetByRole(AriaRole.Button, new() { Name = "Datenschutz" }).First.ClickAsync();
        await Expect(page.Locator("#field-text")).Not.ToHaveValueAsync("Anbieter: Stadt Kassel");
        await page.Locator(".tabs button").First.ClickAsync();
        await RestoreAsync(page);
        await StayAsync(page, page.Locator("a.shell__brand"));
        await LeaveAndComeBackAsync(page, texts);
        await RestoreAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).ClickAsync();
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Gespeichert.");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Gespeichert – "));
        await page.ReloadAsync();
        await Expect(page.Locator("#field-text")).ToHaveValueAsync("Anbieter: Stadt Kassel");
        await Expect(page.Locator("[data-draft-offer]")).ToBeHiddenAsync();
        tab.Watch.Take().ShouldBeEmpty();
    }

    private static async Task TypeAsync(IPage page, string field, string words)
    {
        await page.Locator(field).ClickAsync();
        await page.Locator(field).FillAsync(words);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Nicht gespeicherte Änderungen");
    }

    private static async Task StayAsync(IPage page, ILocator away)
    {
        var path = page.Url;
        await away.EvaluateAsync("link => link.click()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hier bleiben" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        page.Url.ShouldBe(path);
    }

    /// <summary>The browser's own question, where the page goes as a whole.</summary>
    private static async Task LeaveAndComeBackAsync(IPage page, string form)
    {
        var asked = new List<string>();
        page.Dialog += Accept;
        await page.GotoAsync("/");
        await page.GotoAsync(form);
        page.Dialog -= Accept;
        asked.ShouldBe([DialogType.BeforeUnload]);

        async void Accept(object? sender, IDialog dialog)
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        }
    }

    private static async Task RestoreAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Wiederherstellen, was getippt war" }).ClickAsync();
        await Expect(page.Locator("#field-text")).ToHaveValueAsync("Anbieter: Stadt Kassel");
    }
}
