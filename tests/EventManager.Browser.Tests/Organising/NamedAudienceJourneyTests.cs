using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>An organiser gives a selection a name, chooses it for another mail, gives it another name and takes it away.</summary>
public sealed class NamedAudienceJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_selection_is_named_chosen_renamed_and_deleted()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));
        await page.GotoAsync(fair.Organise + "/mails/rules");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Button(page, "Neue Regel").ClickAsync();
        await page.GetByLabel("An wen").SelectOptionAsync("Absent");
        await page.GetByText("Dieser Auswahl einen Namen geben").ClickAsync();
        await Button(page, "Namen speichern").ClickAsync();
        await Expect(page.GetByText("Geben Sie der Auswahl einen Namen.")).ToBeVisibleAsync();
        await page.GetByLabel("Name der Auswahl").FillAsync("Nicht gekommen");
        await Button(page, "Namen speichern").ClickAsync();
        await Expect(page.Locator("#rules-message")).ToContainTextAsync("Nicht gekommen");
        await look.OpenAsync("named-audience", () => Expect(page.GetByText("Das sind: wer nicht gekommen ist")).ToBeFocusedAsync());
        await page.GetByLabel("Richtung").SelectOptionAsync("after");
        await page.GetByLabel("Zählt von").SelectOptionAsync("EventEnd");
        await Button(page, "Speichern").ClickAsync();
        await Expect(page.Locator("[data-editor]")).ToHaveCountAsync(0);

        var list = page.GetByRole(AriaRole.Region, new() { Name = "Benannte Zielgruppen" });
        await Expect(list.GetByText("Eine Regel verwendet sie:")).ToBeVisibleAsync();
        await list.GetByRole(AriaRole.Link, new() { Name = "E-Mail schreiben: Nicht gekommen" }).ClickAsync();
        await Expect(page.GetByLabel("An wen").Locator("option:checked")).ToHaveTextAsync("Benannte Zielgruppe „Nicht gekommen“");
        await Button(page, "Abbrechen").ClickAsync();
        await Expect(page.Locator("[data-editor]")).ToHaveCountAsync(0);

        await Button(list, "Umbenennen: Nicht gekommen").ClickAsync();
        await list.GetByLabel("Neuer Name für Nicht gekommen").FillAsync("Ferngeblieben");
        await list.GetByRole(AriaRole.Button, new() { Name = "Umbenennen", Exact = true }).ClickAsync();
        await Expect(list.GetByRole(AriaRole.Heading, new() { Name = "Ferngeblieben" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Benannte Zielgruppe „Ferngeblieben“")).ToBeVisibleAsync();
        await Button(list, "Löschen: Ferngeblieben").ClickAsync();
        await Expect(page.GetByText("Sie behält die Filter")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Löschen", Exact = true }).ClickAsync();

        await Expect(list.GetByText("Gelöscht: Ferngeblieben")).ToBeVisibleAsync();
        await Expect(list.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToBeFocusedAsync();
        await Expect(page.GetByText("Benannte Zielgruppe „Ferngeblieben“")).ToHaveCountAsync(0);
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
