using System.Globalization;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Exhibitors;

/// <summary>Who plans the booths, who only looks, and what each is offered.</summary>
public sealed class PlannersTests
{
    [Fact]
    public async Task A_contributor_is_offered_what_opens_and_plans_the_booths()
    {
        await using var app = await TestApp.StartAsync();
        var example = await FairExample.CreateAsync(app);
        await using var browser = await OrganiserBrowser.OpenAsync(app, example.EventId, 1440, ColorScheme.Light, StaffRole.Contributor);
        var page = browser.Page;

        await page.GotoAsync($"/organise/events/{example.Slug}/plan");
        await Expect(page.Locator(".is-live .shell__side a[href^='/organise/events/']"))
            .ToContainTextAsync(["Übersicht", "Aussteller", "Standplan", "Programm", "Live"]);
        await using var db = await app.OpenDbAsync();
        var taken = await db.Booths.Where(b => b.EventId == example.EventId && b.ExhibitorId != null).OrderBy(b => b.Label).FirstAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Stand {taken.Label} ändern" }).ClickAsync();
        await page.Locator("#booth-exhibitor").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, freimachen" }).ClickAsync();

        await Expect(page.Locator(".plan-message .notice--success")).ToContainTextAsync(taken.Label);
        (await db.Booths.AsNoTracking().SingleAsync(b => b.Id == taken.Id)).ExhibitorId.ShouldBeNull();
        var holder = taken.ExhibitorId;
        await page.GetByRole(AriaRole.Button, new() { Name = "Rückgängig machen" }).ClickAsync();
        await Expect(page.Locator(".plan-message .notice--success")).ToContainTextAsync($"hat jetzt Stand {taken.Label}");
        (await db.Booths.AsNoTracking().SingleAsync(b => b.Id == taken.Id)).ExhibitorId.ShouldBe(holder);

        await page.Locator("#booth-width").FillAsync(Metres(taken.Width - 10));
        await page.Locator("#booth-power").FocusAsync();
        await Expect(page.Locator(".plan-message .notice--success")).ToContainTextAsync("ist gespeichert");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rückgängig machen" }).ClickAsync();
        await Expect(page.Locator("#booth-width")).ToHaveValueAsync(Metres(taken.Width));
        (await db.Booths.AsNoTracking().SingleAsync(b => b.Id == taken.Id)).Width.ShouldBe(taken.Width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Live", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/door/board");
        // A page that still loads would ask a database that is gone.
        await Expect(page.Locator(".shell__page[data-path$='/door/board'] h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_doors_staff_look_at_the_plan_and_change_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var example = await FairExample.CreateAsync(app);
        await using var browser = await OrganiserBrowser.OpenAsync(app, example.EventId, 1440, ColorScheme.Light, StaffRole.Door);

        await browser.Page.GotoAsync($"/organise/events/{example.Slug}/plan");

        await Expect(browser.Page.Locator(".plan-table tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(browser.Page.Locator(".plan-table button")).ToHaveCountAsync(0);
        await Expect(browser.Page.Locator(".booth-editor")).ToHaveCountAsync(0);
    }

    private static string Metres(int centimetres) => (centimetres / 100m).ToString("0.##", CultureInfo.GetCultureInfo("de-DE"));
}
