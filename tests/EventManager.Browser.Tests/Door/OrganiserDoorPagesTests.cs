using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Conflicts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The organiser's pages of the door: what they say is done. That everybody can use them, EveryPageTests says.</summary>
public sealed class OrganiserDoorPagesTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_decided_is_listed_at_once_also_where_more_is_open_than_is_shown()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await OrganiserPages.AddConflictAsync(app, ConflictsQuery.Most + 2);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;

        await page.GotoAsync(fair.Organise + "/door/conflicts");
        var decide = page.GetByRole(AriaRole.Button, new() { Name = "Zwei Personen: eine dazuzählen" });
        await Expect(decide).ToHaveCountAsync(ConflictsQuery.Most);
        await Expect(page.GetByText("Sie sehen die 100 ältesten von 102.")).ToBeVisibleAsync();
        await decide.First.ClickAsync();

        await Expect(page.GetByText("1 Eintrag gefunden")).ToBeAttachedAsync();
        await Expect(page.GetByText("von 101.")).ToBeVisibleAsync();
        await Expect(decide).ToHaveCountAsync(ConflictsQuery.Most);
    }

    [Fact]
    public async Task A_conflict_is_decided_with_one_click_and_a_PIN_and_a_room_are_set()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await OrganiserPages.AddConflictAsync(app);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;

        await page.GotoAsync(fair.Organise + "/door/conflicts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zwei Personen: eine dazuzählen" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Nichts zu prüfen.")).ToBeVisibleAsync();
        await page.GotoAsync(fair.Organise + "/door/zones");
        await page.Locator("#field-pin").FillAsync("4711");
        await page.GetByRole(AriaRole.Button, new() { Name = "PIN setzen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "PIN entfernen" })).ToBeVisibleAsync();
        await page.Locator("#field-zone--new-name").FillAsync("Bürgersaal");
        await page.Locator("#field-zone--new-limit").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bürgersaal" })).ToBeVisibleAsync();

        await using var db = await app.OpenDbAsync();
        (await db.ScanConflicts.SingleAsync(Stop)).Decision.ShouldBe(ConflictDecision.TwoPeople);
        (await db.Gates.SumAsync(gate => gate.Corrected, Stop)).ShouldBe(1);
        (await db.DoorPins.CountAsync(Stop)).ShouldBe(1);
        (await db.DoorZones.SingleAsync(zone => zone.Name == "Bürgersaal", Stop)).Limit.ShouldBe(120);
    }
}
