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

    [Fact]
    public async Task From_the_chosen_rows_of_a_list_it_is_one_press_to_a_mailing_that_names_them()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));
        await page.GotoAsync(fair.Organise + "/registrations");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await page.GetByLabel("Alle auf dieser Seite auswählen").CheckAsync();
        await Button(page, "E-Mail schreiben").ClickAsync();
        await look.OpenAsync("single-mailing-chosen", () => Expect(page.GetByText("Im Moment 2 Personen")).ToBeVisibleAsync());
        page.Url.ShouldMatch("/mails/rules\\?do=[0-9a-f]{32}$");
        page.Url.ShouldNotContain(fair.RegistrationId.ToString("N"));
        await Expect(page.GetByLabel("An wen")).ToHaveValueAsync("ChosenRegistrations");
        await Expect(page.GetByText("Aylin Muster")).ToBeVisibleAsync();
        await page.Locator("#field-subject").FillAsync("Raum geändert");
        await page.Locator("#field-body").FillAsync("Jetzt in **Saal 2**.");
        await Button(page, "Wer bekommt sie?").ClickAsync();
        await Expect(page.Locator("#rule-numbers")).ToBeFocusedAsync();
        await Button(page, "Speichern").ClickAsync();
        await Button(page, "Jetzt senden").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Einmal, " })).ToBeVisibleAsync();
        await Expect(page.GetByText("Auswahl: 2 Einträge, ausgewählt am")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(fair.Organise + "/mails/rules");
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_phone_the_team_is_one_tap_away()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.SetViewportSizeAsync(360, 740);
        await page.GotoAsync(fair.Organise);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await page.GetByRole(AriaRole.Link, new() { Name = "An das Team schreiben" }).ClickAsync();

        await Expect(page.GetByLabel("An wen")).ToHaveValueAsync("Team");
        await Expect(page.GetByLabel("Mail", new() { Exact = true })).ToHaveValueAsync("event-message");
        await Expect(page.Locator("#field-subject")).ToBeVisibleAsync();
        // Given up, the address begins nothing again.
        await Button(page, "Abbrechen").ClickAsync();
        await Expect(page).ToHaveURLAsync(fair.Organise + "/mails/rules");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
