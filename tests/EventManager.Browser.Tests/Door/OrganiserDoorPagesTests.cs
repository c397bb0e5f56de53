using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The organiser's pages of the door: usable by everybody, and what they say is done.</summary>
public sealed class OrganiserDoorPagesTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_of_the_door_can_be_used_by_everybody()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await ConflictAsync(app);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var look = new PageLook(tab);

        foreach (var place in new[] { "", "/board", "/conflicts", "/notes", "/passes", "/badges", "/badges/print", "/paper", "/zones" })
        {
            await look.OpenAsync(
                "door" + place.Replace('/', '-'),
                async () =>
                {
                    await tab.Page.GotoAsync(fair.Organise + "/door" + place);
                    await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
                    await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                }
            );
        }

        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conflict_is_decided_with_one_click_and_a_PIN_and_a_room_are_set()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await ConflictAsync(app);
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

    private static async Task ConflictAsync(TestApp app)
    {
        await using var db = await app.OpenDbAsync();
        var ticket = await db.Tickets.FirstAsync(Stop);
        var now = DateTimeOffset.UtcNow;
        var first = new Scan(ticket.EventId, Guid.NewGuid(), ticket.Id, Gate.Main, ScanDirection.In, Verdict.Admitted, now)
        {
            ReceivedAt = now,
        };
        var second = new Scan(ticket.EventId, Guid.NewGuid(), ticket.Id, Gate.Main, ScanDirection.In, Verdict.AlreadyInside, now)
        {
            ReceivedAt = now,
            Offline = true,
        };
        db.AddRange(first, second, new ScanConflict(ticket.EventId, ticket.Id, first.Id, second.Id, now));
        await db.SaveChangesAsync(Stop);
    }
}
