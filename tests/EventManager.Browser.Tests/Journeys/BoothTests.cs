using System.Globalization;
using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed class BoothTests(Chromium chromium)
{
    private const int BoothWidthCm = 300;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public async Task A_booth_is_moved_by_mouse_and_by_keys_but_not_onto_another_and_is_given_to_a_company()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/plan");
        await ChooseAsync(page, fair.Booths[0].Id);
        await Expect(Place(page, "E1")).ToHaveTextAsync("1 / 1 m");

        await DragAsync(page, fair.Booths[0].Id, 200);
        // A pixel of the screen is some centimetres of the room: the mouse lands on the wished grid line or the one beside it.
        await Expect(Place(page, "E1")).ToHaveTextAsync(new Regex("^(2,9|3|3,1) / 1 m$"));
        var dropped = (await Place(page, "E1").InnerTextAsync()).Split(' ')[0];
        await Drawn(page, fair.Booths[0].Id).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("ArrowLeft");
        var moved = (decimal.Parse(dropped, German) - 0.1m).ToString("0.##", German) + " / 2 m";
        await Expect(Place(page, "E1")).ToHaveTextAsync(moved);
        await page.ReloadAsync();
        await ChooseAsync(page, fair.Booths[0].Id);
        await Expect(Place(page, "E1")).ToHaveTextAsync(moved);

        await DragAsync(page, fair.Booths[0].Id, 900);
        await Expect(page.Locator(".plan-message")).ToContainTextAsync("Der Stand steht auf Stand E2");
        await Expect(Place(page, "E1")).ToHaveTextAsync(moved);

        await page.Locator("#booth-exhibitor").SelectOptionAsync(new SelectOptionValue { Label = FairExample.Company });
        // It has no power, and the company wished for some.
        await page.GetByRole(AriaRole.Button, new() { Name = "Trotzdem vergeben" }).ClickAsync();
        await Expect(page.Locator(".plan-message")).ToContainTextAsync($"{FairExample.Company} hat jetzt Stand E1");
        await page.GotoAsync(fair.Page + "/exhibitors");
        await Expect(page.Locator("main ul")).ToContainTextAsync([FairExample.Company]);
        await Expect(page.Locator("main ul")).ToContainTextAsync(["Stand E1"]);
        tab.Watch.Take().ShouldBeEmpty();
    }

    private static ILocator Place(IPage page, string label) =>
        page.Locator(".plan-table tr", new() { Has = page.Locator("th", new() { HasText = label }) }).Locator("td").Nth(2);

    private static ILocator Drawn(IPage page, Guid booth) => page.Locator($".booth[data-id='{booth}']");

    /// <summary>The drawing is there a moment before its script, which marks it when it listens.</summary>
    private static async Task ChooseAsync(IPage page, Guid booth)
    {
        await Expect(page.Locator("svg[data-ready]")).ToBeVisibleAsync();
        await Drawn(page, booth).PressAsync("Enter");
        await Expect(page.Locator("#booth-label")).ToBeVisibleAsync();
    }

    private static async Task DragAsync(IPage page, Guid booth, int rightCm)
    {
        var box = (await Drawn(page, booth).Locator("rect").BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + box.Width * rightCm / BoothWidthCm, y, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }
}
