using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>The three big lists with everything opened: for everybody, on a phone, in the dark, and within the security policy.</summary>
public sealed class ListPagesTests(Chromium chromium)
{
    [Fact]
    public async Task Lists_with_everything_opened()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));

        await look.OpenAsync("list-registrations", () => OpenAsync(page, fair, "/registrations"));
        await look.OpenAsync(
            "list-registration-open",
            async () =>
            {
                await page.SetViewportSizeAsync(1440, 800);
                await page.GetByRole(AriaRole.Button, new() { Name = "Einzelheiten zu" }).First.ClickAsync();
                await Expect(page.Locator("[data-details] .timeline")).ToBeVisibleAsync();
                // What it covers is no target meanwhile.
                await page.Locator(".list-grid, .toolbar, .page-head")
                    .EvaluateAllAsync<object?>("all => all.forEach(one => one.inert = true)");
            }
        );
        await look.OpenAsync(
            "list-page-sizes",
            async () =>
            {
                await page.Locator("[data-closes-details]").ClickAsync();
                await page.Locator(".list-grid").EvaluateAsync("one => one.inert = false");
                await page.GetByRole(AriaRole.Combobox, new() { Name = "Zeilen je Seite:" }).SelectOptionAsync("50");
                await Expect(page.GetByText("1 bis 2 von 2")).ToBeVisibleAsync();
            }
        );
        await look.OpenAsync(
            "list-question",
            async () =>
            {
                await OpenAsync(page, fair, "/registrations");
                await page.GetByRole(AriaRole.Button, new() { Name = "Aktionen zu" }).First.ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "absagen" }).First.ClickAsync();
                await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
                // Opened on the phone, where the line is far down: on the desk the head would stand half below the bar.
                await page.EvaluateAsync("scrollTo(0, 0)");
            }
        );
        await look.OpenAsync(
            "list-nothing-found",
            async () =>
            {
                await OpenAsync(page, fair, "/registrations");
                await page.Locator("#search").FillAsync("niemand heißt so");
                await Expect(page.GetByText("0 Einträge gefunden")).ToBeAttachedAsync();
            }
        );
        await look.OpenAsync("list-mails", () => OpenAsync(page, fair, "/mails"));
        await look.OpenAsync("list-exhibitors", () => OpenAsync(page, fair, "/exhibitors"));
        await look.OpenAsync(
            "postpone",
            async () =>
            {
                await page.GotoAsync(fair.Organise);
                await page.Locator(".action-menu summary").ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Verschieben" }).ClickAsync();
                await Expect(page.Locator("#field-newStart")).ToBeFocusedAsync();
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_head_s_button_sorts_with_the_keyboard_and_is_seen()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await OpenAsync(page, fair, "/registrations");
        var sort = page.GetByRole(AriaRole.Button, new() { Name = "Nach Name sortieren" });
        var head = page.Locator("th", new() { Has = sort });
        var names = page.Locator("tbody td[data-label=Name] strong");
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        (await names.AllTextContentsAsync()).ShouldBe(["Muster, Aylin", "Muster, Jonas"]);

        await sort.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(names.First).ToHaveTextAsync("Muster, Jonas");
        await Expect(sort).ToBeFocusedAsync();
        (await sort.EvaluateAsync<string>("button => getComputedStyle(button).opacity")).ShouldBe("1");
        (await sort.EvaluateAsync<string>("button => getComputedStyle(button, '::after').content")).ShouldContain("↓");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_colours_are_ours_also_as_numbers_in_both_schemes()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        await tab.Page.GotoAsync("/organise");

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var name in new[] { "primary", "error", "text-primary", "divider" })
                (await SameAsync(tab.Page, name)).ShouldBeTrue($"--mud-palette-{name}-rgb, {scheme}");
        }
    }

    private static async Task OpenAsync(IPage page, FairExample fair, string place)
    {
        await page.GotoAsync(fair.Organise + place);
        await Expect(page.Locator(".list-grid tbody td").First).ToBeVisibleAsync();
    }

    /// <summary>Draws the colour and its triple and compares what the browser makes of them.</summary>
    private static Task<bool> SameAsync(IPage page, string name) =>
        page.EvaluateAsync<bool>(
            """
            name => {
                const drawn = value => {
                    const box = document.body.appendChild(document.createElement('i'));
                    box.style.color = value;
                    const colour = getComputedStyle(box).color;
                    box.remove();
                    return colour;
                };
                return drawn(`var(--mud-palette-${name})`) === drawn(`rgb(var(--mud-palette-${name}-rgb))`);
            }
            """,
            name
        );
}
