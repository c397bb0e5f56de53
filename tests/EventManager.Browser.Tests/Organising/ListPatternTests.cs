using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>The one pattern of lists, on the registrations: address, keys, selection, menu, details, views.</summary>
public sealed class ListPatternTests(Chromium chromium)
{
    [Fact]
    public async Task Everything_that_opens_is_for_everybody_on_a_phone_and_in_the_dark()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab, everyLook: true));

        await look.OpenAsync("pattern-filtered", () => OpenAsync(page, fair, "?state=Confirmed&sort=-time"));
        await look.OpenAsync(
            "pattern-chosen",
            async () =>
            {
                await OpenAsync(page, fair);
                await page.GetByLabel("Alle auf dieser Seite auswählen").CheckAsync();
                await Expect(page.GetByText("2 Einträge ausgewählt")).ToBeVisibleAsync();
                await page.EvaluateAsync("scrollTo(0, 0)");
            }
        );
        await look.OpenAsync(
            "pattern-question",
            async () =>
            {
                await page.GetByRole(AriaRole.Region, new() { Name = "Auswahl" }).GetByText("Absagen").ClickAsync();
                await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "2 Anmeldungen absagen?" })).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync(
            "pattern-details",
            () => OpenAsync(page, fair, "?open=" + fair.RegistrationId, "[data-details] .timeline", covers: true)
        );
        foreach (var (name, summary) in new[] { ("pattern-views", "Ansichten"), ("pattern-columns", "Spalten") })
            await look.OpenAsync(
                name,
                async () =>
                {
                    await OpenAsync(page, fair);
                    await page.Locator("summary", new() { HasText = summary }).ClickAsync();
                    await page.Locator(".list-grid").EvaluateAsync("one => one.inert = true");
                }
            );
        await look.OpenAsync(
            "pattern-keys",
            async () =>
            {
                await OpenAsync(page, fair);
                await page.Keyboard.PressAsync("?");
                await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Tasten" })).ToBeVisibleAsync();
            }
        );
        foreach (var width in new[] { 320, 360 })
        {
            await page.SetViewportSizeAsync(width, 800);
            await OpenAsync(page, fair, "?state=Confirmed");
            // Little stands before the first row: what filters is one button away, and the focus stays on it.
            var apart = "row => row.getBoundingClientRect().top - document.getElementById('search').getBoundingClientRect().bottom";
            (await page.Locator("[data-row]").First.EvaluateAsync<double>(apart)).ShouldBeLessThan(400);
            var filters = page.GetByRole(AriaRole.Button, new() { Name = "Filter (1)", Exact = true });
            await Expect(page.Locator("#filter-state")).ToBeHiddenAsync();
            await filters.PressAsync("Enter");
            await Expect(page.Locator("#filter-state")).ToBeVisibleAsync();
            await Expect(filters).ToBeFocusedAsync();
            await filters.PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).First.ClickAsync();
            (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
            var heights = await page.Locator("[data-row-menu] :is(a, button)")
                .EvaluateAllAsync<int[]>("all => all.map(one => one.offsetHeight)");
            heights.ShouldAllBe(height => height >= 44);
        }
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_are_gone_through_opened_and_chosen_by_keys_and_the_focus_comes_back()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await OpenAsync(page, fair);
        var (first, second) = (Row(page, "Muster, Aylin"), Row(page, "Muster, Jonas"));
        await first.FocusAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByText("1 Eintrag ausgewählt")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Muster, Jonas" })).ToBeFocusedAsync();
        page.Url.ShouldContain("open=");
        await page.Keyboard.PressAsync("Escape");
        await Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("m");
        var menu = page.GetByRole(AriaRole.Group, new() { Name = "Aktionen zu Muster, Jonas" });
        await Expect(menu.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu Muster, Jonas" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_address_is_the_view_without_what_is_searched_for_and_a_view_is_kept()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await OpenAsync(page, fair);
        await page.Locator("#filter-state").SelectOptionAsync("Confirmed");
        await Expect(page).ToHaveURLAsync(new Regex(@"/registrations\?state=Confirmed$"));
        await page.Locator("#search").FillAsync("Aylin");
        await Expect(page.GetByText("1 Eintrag gefunden")).ToBeAttachedAsync();
        page.Url.ShouldNotContain("Aylin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter entfernen: Suche: Aylin" }).ClickAsync();
        await Expect(page.GetByText("2 Einträge gefunden")).ToBeAttachedAsync();

        await page.Locator("summary", new() { HasText = "Ansichten" }).ClickAsync();
        await page.Locator("#view-name").FillAsync("Dabei");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ansicht speichern" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dabei", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Alle entfernen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/registrations$"));
        await page.GoBackAsync();
        await Expect(page.Locator("#filter-state")).ToHaveValueAsync("Confirmed");
        await page.GotoAsync(fair.Organise + "/registrations");
        await page.Locator("summary", new() { HasText = "Ansichten (1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dabei", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/registrations\?state=Confirmed$"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Filter entfernen: Status: bestätigt" })).ToBeVisibleAsync();
        await Expect(page.Locator(".views li")).ToContainTextAsync("2");

        await page.Locator("#filter-state").SelectOptionAsync("Cancelled");
        var changed = page.Locator(".view-changed");
        await Expect(changed).ToContainTextAsync("Die Ansicht „Dabei“ ist geändert.");
        await changed.GetByRole(AriaRole.Button, new() { Name = "Zurücksetzen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/registrations\?state=Confirmed$"));
        await Expect(changed).ToHaveCountAsync(0);
        await page.Locator("#filter-state").SelectOptionAsync("Cancelled");
        await changed.GetByRole(AriaRole.Button, new() { Name = "Änderung sichern" }).ClickAsync();
        await Expect(page.GetByText("Die Ansicht „Dabei“ ist gesichert.")).ToBeVisibleAsync();
        await page.Locator("summary", new() { HasText = "Ansichten (1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ansicht „Dabei“ für das Team freigeben" }).ClickAsync();
        await Expect(page.GetByText("Das Team sieht die Ansicht „Dabei“ jetzt.")).ToBeVisibleAsync();

        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var other = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await OpenAsync(other.Page, fair);
        await other.Page.Locator("summary", new() { HasText = "Ansichten (1)" }).ClickAsync();
        await Expect(other.Page.GetByRole(AriaRole.List, new() { Name = "Vom Team" })).ToContainTextAsync("freigegeben von");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Dabei", Exact = true }).ClickAsync();
        await Expect(other.Page).ToHaveURLAsync(new Regex(@"/registrations\?state=Cancelled$"));
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Ansicht „Dabei“ löschen" })).ToHaveCountAsync(0);

        // A colleague keeps it twice: each time one more of their own, and never in place of another.
        foreach (var (state, kept) in new[] { ("Confirmed", "Dabei"), ("Waitlisted", "Dabei (2)") })
        {
            await other
                .Page.GetByRole(AriaRole.List, new() { Name = "Vom Team" })
                .GetByRole(AriaRole.Button, new() { Name = "Dabei", Exact = true })
                .ClickAsync();
            await other.Page.Locator("#filter-state").SelectOptionAsync(state);
            await other.Page.GetByRole(AriaRole.Button, new() { Name = "Als eigene Ansicht sichern" }).ClickAsync();
            await Expect(other.Page.GetByText($"Die Ansicht „{kept}“ ist gesichert.")).ToBeVisibleAsync();
            await other.Page.Locator("summary", new() { HasText = "Ansichten" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_view_whose_option_has_gone_is_not_taken_for_changed()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using (var db = await app.OpenDbAsync())
        {
            foreach (var owner in await db.Staff.Where(s => s.EventId == fair.Fair.Id).Select(s => s.UserId).ToListAsync())
                db.Add(new ListPreference(owner, "registrations", "Vormittag") { Query = $"?slot={Guid.NewGuid()}&state=Confirmed" });
            await db.SaveChangesAsync();
        }
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await OpenAsync(page, fair);
        await page.Locator("summary", new() { HasText = "Ansichten (1)" }).ClickAsync();
        var view = page.GetByRole(AriaRole.Button, new() { Name = "Vormittag", Exact = true });
        await view.ClickAsync();
        await Expect(page.Locator("#filter-state")).ToHaveValueAsync("Confirmed");
        await Expect(view).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.Locator(".view-changed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Many_are_cancelled_as_a_task_and_one_is_taken_back()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await OpenAsync(page, fair);
        await page.GetByLabel("Muster, Jonas auswählen").CheckAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Auswahl" }).GetByText("Absagen").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Absagen" }).ClickAsync();
        await Expect(page.GetByText("Erledigt: 1. Nicht möglich: 0.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("tr", new() { HasText = "Jonas" }).GetByText("abgesagt")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu Muster, Aylin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmeldung von Muster, Aylin absagen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, wirklich absagen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rückgängig", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Die Anmeldung von Muster, Aylin gilt wieder.")).ToBeVisibleAsync();
        await using var db = await app.OpenDbAsync();
        (await db.Registrations.Where(r => r.FirstName == "Aylin").Select(r => r.State).SingleAsync()).ShouldBe(
            RegistrationState.Confirmed
        );
    }

    private static ILocator Row(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = "Einzelheiten zu " + name });

    /// <param name="covers">What is shown lies over the list, whose parts are no targets meanwhile.</param>
    private static async Task OpenAsync(IPage page, FairExample fair, string query = "", string waits = "[data-row]", bool covers = false)
    {
        await page.GotoAsync(fair.Organise + "/registrations" + query);
        await Expect(page.Locator(waits).First).ToBeVisibleAsync();
        if (covers)
            await page.Locator(".list-grid, .toolbar, .page-head").EvaluateAllAsync<object?>("all => all.forEach(one => one.inert = true)");
    }
}
