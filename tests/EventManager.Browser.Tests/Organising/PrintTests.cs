using EventManager.Browser.Tests.Programme;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>What an organiser prints from the screen: the thing itself, on A4, without what is pressed.</summary>
public sealed class PrintTests(Chromium chromium)
{
    /// <summary>A4 less its margins, at 96 px an inch.</summary>
    private const int Sheet = 672;

    [Fact]
    public async Task A_list_prints_as_a_table_and_says_how_much_of_it_that_is()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/registrations");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await PrintAsync(page);

        (await DisplayAsync(page, ".list-grid__table")).ShouldBe("table");
        (await DisplayAsync(page, ".list-grid tbody tr")).ShouldBe("table-row");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Angemeldet am" })).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator(".list-grid__range")).ToHaveTextAsync("1 bis 2 von 2");
        await ExpectGoneAsync(
            page,
            ".figures",
            ".page-head .cluster",
            ".list-page__tools",
            ".list-grid__steps",
            ".list-grid .is-menu",
            ".shell__bar"
        );
        (await TooWideAsync(page)).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Minutes_print_as_the_document_and_not_as_their_editor()
    {
        await using var app = await TestApp.StartAsync();
        var example = await ProgrammeExample.CreateAsync(app);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync($"/organise/events/{example.Slug}/programme/{example.SessionId}/minutes");
        await Expect(page.Locator(".recipients")).ToBeVisibleAsync();
        await PrintAsync(page);

        var document = page.Locator(".minutes-document");
        await Expect(document.GetByRole(AriaRole.Heading, new() { Name = "Wie lernt man im Schulalltag" })).ToBeVisibleAsync();
        await Expect(document.GetByText("Ein Elternabend im Betrieb", new() { Exact = true })).ToBeVisibleAsync();
        await ExpectGoneAsync(page, "#field-markdown", "#decision-1", ".save-bar", ".recipients", ".revisions", ".minutes-editor__label");
        await Expect(page.Locator("main button:visible")).ToHaveCountAsync(0);
        (await TooWideAsync(page)).ShouldBeLessThanOrEqualTo(0);
    }

    private static async Task PrintAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Sheet, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
    }

    private static async Task ExpectGoneAsync(IPage page, params string[] parts)
    {
        foreach (var part in parts)
            await Expect(page.Locator(part).First).ToBeHiddenAsync();
    }

    private static Task<string> DisplayAsync(IPage page, string part) =>
        page.Locator(part).First.EvaluateAsync<string>("one => getComputedStyle(one).display");

    private static Task<int> TooWideAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth");
}
