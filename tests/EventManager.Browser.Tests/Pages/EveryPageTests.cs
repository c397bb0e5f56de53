using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Localisation;
using EventManager.Browser.Tests.Registrations;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// Every page can be used by everybody (axe, WCAG 2.2 AA), fits a phone, asks nobody but its own server for anything and breaks neither
/// script nor security policy. The pages are those of the routing table.
/// </summary>
public sealed partial class EveryPageTests(Chromium chromium)
{
    [Fact]
    public async Task Public_pages()
    {
        var scene = await AskingFair.StartAsync();
        var fair = scene.Fair;
        await using var app = fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var (page, look) = (tab.Page, new PageLook(tab));
        var pages = await PublicPages.OfAsync(scene);
        PublicPages.Forgotten(pages).ShouldBeEmpty("Add the page to PublicPages.");

        foreach (var (name, one) in WithNames(pages.Where(one => !IsOwn(one))))
            await LookAtAsync(tab, look, name, one);
        tab.Watch.ExpectsNotFound = false;
        await LookAtFormsAsync(page, fair, look);
        await look.OpenAsync(
            "door",
            async () =>
            {
                await page.GotoAsync("/door");
                await Expect(page.Locator("#pair-code")).ToBeVisibleAsync();
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task Organisers_pages()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var look = new PageLook(tab);
        var pages = await OrganiserPages.OfAsync(scene);
        OrganiserPages.WithoutExample(pages).ShouldBeEmpty("Give the page an example in OrganiserPages.");
        pages.Count.ShouldBeGreaterThan(60);

        foreach (var (route, address) in pages)
        {
            await look.OpenAsync(
                NameOf(route),
                async () =>
                {
                    (await tab.Page.GotoAsync(address))!.Status.ShouldBe(200);
                    await Expect(tab.Page.Locator("#skeleton")).ToHaveCountAsync(0);
                    await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
                    await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                    await Expect(tab.Page).ToHaveTitleAsync(Named());
                }
            );
        }
        foreach (var (name, one) in WithNames((await PublicPages.OfAsync(scene)).Where(IsOwn)))
            await LookAtAsync(tab, look, name, one);
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static Task LookAtAsync(Tab tab, PageLook look, string name, PublicPage one)
    {
        tab.Watch.ExpectsNotFound = one.Status == 404;
        return look.OpenAsync(
            name,
            async () =>
            {
                (await tab.Page.GotoAsync(one.Address))!.Status.ShouldBe(one.Status);
                (await tab.Page.TitleAsync()).ShouldMatch(Named().ToString());
            }
        );
    }

    /// <summary>By its route: an address may hold a secret. The same page once more has a number.</summary>
    private static IEnumerable<(string Name, PublicPage Page)> WithNames(IEnumerable<PublicPage> pages) =>
        pages
            .GroupBy(page => page.Route)
            .SelectMany(same => same.Select((page, at) => (NameOf(page.Route) + (at == 0 ? "" : $"-{at + 1}"), page)));

    private static bool IsOwn(PublicPage page) => page.Route.StartsWith("/account", StringComparison.Ordinal);

    /// <summary>A title says what is on the page and ends with whose it is.</summary>
    [GeneratedRegex(@"\S.* – Ausbildungsnetz Kassel$")]
    private static partial Regex Named();

    private static string NameOf(string route) =>
        route == "/"
            ? "home"
            : string.Join(
                '-',
                route
                    .Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => part.Trim('{', '}', '*').Split(':')[0].ToLowerInvariant())
            );

    /// <summary>Forms sent empty, and what a form leads to.</summary>
    private static async Task LookAtFormsAsync(IPage page, FairExample fair, PageLook look)
    {
        await look.OpenAsync(
            "register-refused",
            async () =>
            {
                await page.GotoAsync(fair.Page + "/register");
                await page.Locator("main button[type=submit]").ClickAsync();
                await Expect(page.Locator(".notice--danger")).ToBeFocusedAsync();
            }
        );
        await look.OpenAsync(
            "confirm",
            async () =>
            {
                await page.Locator("#form-firstname").FillAsync("Tim");
                await page.Locator("#form-lastname").FillAsync("Nguyen");
                await page.Locator("#form-email").FillAsync("tim@schule.example");
                await page.Locator("input[name='Answer.eats'][value=no]").CheckAsync();
                await page.Locator("input[name='Form.IsMinor'][value=false]").CheckAsync();
                await page.Locator("input[name='Form.Consent']").CheckAsync();
                await page.Locator("main button[type=submit]").ClickAsync();
                await page.WaitForURLAsync("**/sent");
                var mail = await fair.App.WaitForMailAsync("tim@schule.example", "Bitte bestätige");
                await page.GotoAsync(mail.Link("/confirm/"));
            }
        );
        await look.OpenAsync(
            "sign-in-refused",
            async () =>
            {
                await page.GotoAsync("/sign-in");
                await page.Locator("input[name=Email]").FillAsync("niemand@kassel.example");
                await page.Locator("input[name=Password]").FillAsync("falsch");
                await page.Keyboard.PressAsync("Enter");
                await Expect(page.Locator(".notice--danger")).ToBeVisibleAsync();
            }
        );
    }
}
