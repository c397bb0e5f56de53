using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using NetVips;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Who sees by the system's own colours alone sees what is chosen, and how full something is.</summary>
public sealed class ForcedColoursTests(Chromium chromium)
{
    [Fact]
    public async Task Tabs_and_bars_are_seen_in_the_systems_colours()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await page.GotoAsync("/organise/administration/texts");
        var tabs = page.Locator(".tabs :is(a, button)");
        await Expect(tabs).Not.ToHaveCountAsync(0);
        (await LineAsync(page.Locator(".tabs :is([aria-current], [aria-selected=true])"))).ShouldBe(await SystemAsync(page, "Highlight"));
        (await LineAsync(page.Locator(".tabs :is(a, button):not([aria-current], [aria-selected=true])").First)).ShouldBe(
            await SystemAsync(page, "Canvas")
        );
        foreach (
            var (address, bar) in new[]
            {
                (fair.Organise + "/edit", ".slot-bar"),
                (fair.Organise, ".fill-bar"),
                (fair.Page, ".meter progress"),
            }
        )
            await ExpectFilledAsync(page, address, bar);
    }

    /// <summary>A drawing keeps the colours that it names, and those of our tokens may be any on the system's ground.</summary>
    [Fact]
    public async Task Icons_rings_charts_and_the_plan_are_drawn_in_the_systems_colours()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var drawn = 0;
        foreach (var address in (string[])["/", fair.Page, fair.Page + "/exhibitors", "/organise", fair.Organise, fair.Organise + "/plan"])
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var found = await page.EvaluateAsync<string[]>(Painted);
            drawn += int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture);
            found[1..].ShouldBeEmpty(address);
        }
        drawn.ShouldBeGreaterThan(60);
        await page.GotoAsync(fair.Page);
        (await InkAsync(page.Locator(".event-hero__facts dt .icon").First)).ShouldBe(await SystemAsync(page, "CanvasText"));
    }

    private static Task<string> InkAsync(ILocator icon) => icon.EvaluateAsync<string>("one => getComputedStyle(one).stroke");

    /// <summary>How many shapes there are, and those with a colour that is none of the system's.</summary>
    private const string Painted = """
        () => {
          const probe = document.body.appendChild(document.createElement('i'));
          const system = ['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'ButtonText', 'GrayText', 'Highlight', 'HighlightText'].map((name) => {
            probe.style.color = name;
            return getComputedStyle(probe).color;
          });
          probe.remove();
          const shapes = [...document.querySelectorAll('svg :is(path, rect, line, polyline, circle, text)')].filter((one) => one.getClientRects().length);
          const wrong = shapes.flatMap((one) => ['fill', 'stroke'].map((part) => [one, part, getComputedStyle(one)[part]]))
            .filter(([, , colour]) => colour.startsWith('rgb') && !system.includes(colour))
            .map(([one, part, colour]) => `${part} ${colour} of ${one.closest('svg').getAttribute('class')}: ${one.outerHTML.slice(0, 80)}`);
          return [String(shapes.length), ...new Set(wrong)].slice(0, 12);
        }
        """;

    /// <summary>Half full, its first quarter looks other than its last.</summary>
    private static async Task ExpectFilledAsync(IPage page, string address, string bar)
    {
        await page.GotoAsync(address);
        var one = page.Locator(bar).First;
        await Expect(one).ToBeAttachedAsync();
        await one.EvaluateAsync("one => { one.closest('details')?.setAttribute('open', ''); one.value = one.max / 2; }");
        using var drawn = Image.NewFromBuffer(await one.ScreenshotAsync());
        var middle = drawn.Height / 2;

        drawn[drawn.Width / 4, middle].ShouldNotBe(drawn[drawn.Width * 3 / 4, middle], $"{bar} at {address}");
    }

    private static Task<string> LineAsync(ILocator one) => one.EvaluateAsync<string>("one => getComputedStyle(one).borderBlockEndColor");

    private static Task<string> SystemAsync(IPage page, string name) =>
        page.EvaluateAsync<string>(
            """
            (name) => {
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.color = name;
              const colour = getComputedStyle(probe).color;
              probe.remove();
              return colour;
            }
            """,
            name
        );
}
