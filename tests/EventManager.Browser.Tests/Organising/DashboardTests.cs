using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>An event's dashboard in its phases, and the first page over all events.</summary>
public sealed class DashboardTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_next_leads_there_and_nothing_is_offered_that_would_be_refused()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync("/organise");
        var today = page.GetByRole(AriaRole.Region, new() { Name = "Heute wichtig" });
        await Expect(today).ToContainTextAsync("1 Betrieb hat sich um einen Stand beworben.");
        await Expect(page.Locator(".event-card").First).ToContainTextAsync("2 Dinge warten");
        await today.GetByRole(AriaRole.Link, new() { Name = "Aussteller: Kasseler Ausbildungsmesse" }).ClickAsync();
        await Expect(page.Locator($".shell__page[data-path='{fair.Organise}/exhibitors'] h1:focus")).ToHaveCountAsync(1);

        await page.GotoAsync(fair.Organise);
        var next = page.GetByRole(AriaRole.Region, new() { Name = "Als Nächstes" });
        await Expect(next).ToContainTextAsync("1 Aussteller hat noch keinen Stand.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Veranstaltung absagen" })).ToHaveCountAsync(0);
        await page.Locator(".action-menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Veranstaltung absagen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Eine Mail geht an");
        await page.Keyboard.PressAsync("Escape");
        await PrepareAsync(page, fair);
        tab.Watch.Take().ShouldBeEmpty();

        using var contributor = await app.SignInAsync(StaffRole.Contributor, fair.Fair.Id);
        await using var other = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = contributor });
        await other.Page.GotoAsync(fair.Organise);
        var theirs = other.Page.GetByRole(AriaRole.Region, new() { Name = "Als Nächstes" });
        await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = "Standplan" })).ToBeVisibleAsync();
        await Expect(other.Page.Locator(".action-menu")).ToHaveCountAsync(0);
        foreach (var hidden in new[] { "Warteliste", "Bewerbungen", "Mails" })
            await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = hidden })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_list_of_events_keeps_what_is_looked_for_and_its_rows_lead_on()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await app.AddEventAsync(change: other => other.Title = new("Gesundheitstag", "Health day"));
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync("/organise");
        var rows = page.Locator(".list-grid tbody tr");
        await Expect(rows).ToHaveCountAsync(2);

        await page.Locator("#search").PressSequentiallyAsync("gesundh");
        await Expect(rows).ToHaveCountAsync(1);
        await page.WaitForURLAsync("**/organise?called=gesundh");
        await Expect(page.Locator("#search")).ToHaveValueAsync("gesundh");
        await page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page.Locator("#search")).ToHaveValueAsync("gesundh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alle entfernen" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);

        await page.Locator("#filter-kind").SelectOptionAsync("TrainingFair");
        await page.Locator("[data-row-menu-opener]").First.ClickAsync();
        await page.Locator("[data-row-menu]").GetByRole(AriaRole.Link, new() { NameRegex = new("^Checkliste: ") }).ClickAsync();
        await Expect(page.Locator("h1:focus")).ToContainTextAsync("Checkliste");

        await page.GoBackAsync();
        await page.WaitForURLAsync("**/organise?kind=TrainingFair");
        var next = DateTime.UtcNow.AddMonths(1);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Einen Monat weiter") }).ClickAsync();
        await Expect(page.Locator("#calendar")).ToContainTextAsync(next.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dieser Monat" })).ToBeVisibleAsync();
        tab.Watch.Take().ShouldBeEmpty();
    }

    /// <summary>The checklist by keyboard: suggestions, a tick, a point of one's own; the focus is where one goes on.</summary>
    private static async Task PrepareAsync(IPage page, FairExample fair)
    {
        await page.GotoAsync(fair.Organise + "/checklist");
        var said = page.Locator(".shell__page [role=status]").First;
        await page.GetByRole(AriaRole.Button, new() { Name = "Vorschläge übernehmen" }).ClickAsync();
        await Expect(said).ToContainTextAsync("Vorschläge sind dazugekommen.");
        var press = page.GetByRole(AriaRole.Checkbox, new() { Name = "Presse und Aushänge sind verschickt" });
        await press.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(said).ToContainTextAsync("Erledigt: Presse");
        await Expect(press).ToBeFocusedAsync();
        await Expect(press).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Alle", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Die Veranstaltung ist veröffentlicht" })).ToBeDisabledAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Mehr zu: Essen und Getränke sind bestellt" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nach oben" }).ClickAsync();
        await Expect(said).ToContainTextAsync("jetzt Platz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Eigener Punkt" }).ClickAsync();
        await Expect(page.Locator("#field-title")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("was zu tun ist");
        await page.Locator("#field-title").FillAsync("Blumen bestellen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Expect(page.Locator(".point:focus")).ToContainTextAsync("Blumen bestellen");
        await page.GotoAsync(fair.Organise);
        var steps = page.GetByRole(AriaRole.Region, new() { Name = "Aus der Checkliste" });
        await Expect(steps.GetByRole(AriaRole.Link, new() { Name = "Zur Checkliste" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_whole_on_a_phone_and_on_a_desk_in_both_schemes()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        var coming = await app.AddEventAsync(40);
        for (var more = 0; more < 6; more++)
            await app.RegisterAsync(coming.Slug, "Anna" + (char)('a' + more), 5);
        await using (var db = await app.OpenDbAsync())
        {
            var (opened, before) = (DateTimeOffset.UtcNow.AddDays(-60), DateTimeOffset.UtcNow.AddDays(-20));
            await db
                .Events.Where(e => e.Id == coming.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.RegistrationOpensAt, opened), Stop);
            var half = await db
                .Registrations.Where(r => r.EventId == coming.Id)
                .OrderBy(r => r.Id)
                .Select(r => r.Id)
                .Take(3)
                .ToListAsync(Stop);
            db.AddRange(ChecklistRules.For(coming.Id, coming.Kind, []));
            await db.SaveChangesAsync(Stop);
            await db
                .Registrations.Where(r => half.Contains(r.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.ConfirmedAt, before).SetProperty(r => r.CreatedAt, before), Stop);
        }
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        var look = new PageLook(tab, everyLook: true);
        await look.OpenAsync("start", () => OpenAsync("/organise"));
        await look.OpenAsync("dashboard-today", () => OpenAsync(fair.Organise));
        await look.OpenAsync(
            "dashboard-open",
            async () =>
            {
                await OpenAsync("/organise/events/" + coming.Slug);
                await Expect(page.GetByText("Erwartet: ")).ToBeVisibleAsync();
                await page.Locator(".line-chart summary").ClickAsync();
                await Expect(page.Locator(".line-chart tbody tr").Last).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync(
            "dashboard-menu",
            async () =>
            {
                await OpenAsync(fair.Organise);
                await page.Locator(".action-menu summary").ClickAsync();
            }
        );
        await look.OpenAsync(
            "checklist",
            async () =>
            {
                await OpenAsync("/organise/events/" + coming.Slug + "/checklist");
                await page.Locator("[data-row-menu-opener]").Nth(2).ClickAsync();
                await Expect(page.Locator("[data-row-menu]")).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync("checklist-form", () => page.Locator("[data-row-menu] button").First.ClickAsync());
        string.Join("\n", look.Findings).ShouldBeEmpty();

        async Task OpenAsync(string address)
        {
            await page.GotoAsync(address);
            await Expect(page.Locator(".is-live .shell__page h1")).ToBeVisibleAsync();
        }
    }
}
