using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>An organiser writes to some of those who come, leaves somebody out, and sees how many get it before it goes.</summary>
public sealed class SingleMailingJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_single_mailing_is_narrowed_asked_about_and_sent()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));
        await page.GotoAsync(fair.Organise + "/mails/rules");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Button(page, "Einzelne Mail").ClickAsync();
        var count = page.GetByText("Im Moment");
        var all = await count.InnerTextAsync();
        await page.Locator("#field-filter-language").SelectOptionAsync("en");
        await Expect(count).Not.ToHaveTextAsync(all);
        await page.Locator("#field-filter-language").SelectOptionAsync("");
        await Expect(count).ToHaveTextAsync(all);
        // What was chosen of one group is gone with it.
        await page.GetByText("Nicht an …").ClickAsync();
        await page.GetByLabel("wer nicht gekommen ist").CheckAsync();
        await Expect(count).Not.ToHaveTextAsync(all);
        await page.GetByLabel("An wen").SelectOptionAsync("Exhibitors");
        await page.GetByLabel("An wen").SelectOptionAsync("Everybody");
        await Expect(count).ToHaveTextAsync(all);
        await page.Locator("#field-notTo").FillAsync("keine Adresse");
        await page.Locator("#field-subject").FillAsync("Raum geändert");
        await page.Locator("#field-body").FillAsync("Jetzt in **Saal 2**.");
        await Button(page, "Speichern").ClickAsync();
        await Expect(page.Locator("#rules-message")).ToContainTextAsync("ist keine E-Mail-Adresse");
        await page.Locator("#field-notTo").FillAsync("niemand@example.org");
        await Button(page, "Speichern").ClickAsync();
        await look.OpenAsync(
            "single-mailing-question",
            () => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Jetzt senden?" })).ToBeVisibleAsync()
        );
        await Expect(Button(page, "Nur ab jetzt")).ToHaveCountAsync(0);
        await Button(page, "Jetzt senden").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Einmal, " })).ToBeVisibleAsync();
        await Expect(page.GetByText("nicht an 1 Adresse")).ToBeVisibleAsync();
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
