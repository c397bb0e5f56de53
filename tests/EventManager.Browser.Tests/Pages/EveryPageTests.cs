using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// Every page can be used by everybody (axe, WCAG 2.2 AA), fits a phone, asks nobody but its own server for anything and breaks neither
/// script nor security policy.
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    [Fact]
    public async Task Public_pages()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app);
        var (page, look) = (tab.Page, new PageLook(tab));
        (string Name, string Address)[] addresses =
        [
            ("home", "/"),
            ("event", fair.Page),
            ("register", fair.Page + "/register"),
            ("sent", fair.Page + "/sent"),
            ("link", fair.Page + "/link"),
            ("personal", fair.Personal),
            ("ticket", fair.Personal + "/ticket"),
            ("personal-programme", fair.Personal + "/programme"),
            ("ticket-address", "/T/" + await fair.TicketCodeAsync()),
            ("guide", fair.Page + "/exhibitors"),
            ("apply", fair.Page + "/apply"),
            ("exhibitor", fair.ExhibitorPage),
            ("imprint", "/imprint"),
            ("privacy", "/privacy"),
            ("accessibility", "/accessibility"),
            ("past", "/past"),
            ("news", "/news"),
            ("sign-in", "/sign-in"),
            ("forgotten", "/sign-in/forgotten"),
            ("emergency", "/sign-in/emergency"),
            ("signed-out", "/signed-out"),
        ];
        foreach (var (name, address) in addresses)
        {
            await look.OpenAsync(name, async () => (await page.GotoAsync(address))!.Status.ShouldBe(200));
        }
        await LookAtFormsAsync(page, fair, look);
        await look.OpenAsync(
            "door",
            async () =>
            {
                await page.GotoAsync("/door");
                await Expect(page.Locator("#pair-code")).ToBeVisibleAsync();
            }
        );
        tab.Watch.ExpectsNotFound = true;
        await look.OpenAsync("not-found", () => page.GotoAsync("/there-is-nothing"));
        await look.OpenAsync("ticket-unreadable", () => page.GotoAsync("/T/ABC"));
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task Organisers_pages()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var look = new PageLook(tab);
        string[] ofEvent =
        [
            "",
            "/checklist",
            "/edit",
            "/picture",
            "/translations",
            "/team",
            "/invitations",
            "/registrations",
            "/registrations/new",
            "/programme",
            "/exhibitors",
            "/exhibitors/new",
            "/exhibitors/import",
            "/plan",
            "/booths",
            "/door",
            "/mails",
            "/mails/wording",
            "/mails/rules",
            "/mails/suppressions",
        ];
        string[] others =
        [
            "/organise",
            "/organise/new",
            "/organise/administration",
            "/organise/administration/accounts/new",
            "/organise/administration/venues",
            "/organise/administration/templates",
            "/organise/administration/texts",
            "/organise/administration/translations",
            "/organise/administration/tokens",
            "/organise/administration/tokens/new",
            "/organise/administration/jobs",
            "/organise/administration/suppressions",
            "/organise/administration/mail-server",
            "/organise/administration/health",
            "/organise/administration/audit",
            "/organise/administration/privacy",
            "/organise/handbook/first-fair",
            "/organise/person",
            "/organise/tasks",
            "/organise/mails",
            "/organise/news",
            "/organise/news/subscribers",
        ];
        foreach (var address in ofEvent.Select(place => fair.Organise + place).Concat(others))
        {
            await look.OpenAsync(
                NameOf(address, fair),
                async () =>
                {
                    await tab.Page.GotoAsync(address);
                    await Expect(tab.Page.Locator("#skeleton")).ToHaveCountAsync(0);
                    await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
                    await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                }
            );
        }
        foreach (var own in (string[])["/account", "/account/confirm", "/account/second-factor"])
            await look.OpenAsync(own[1..].Replace('/', '-'), () => tab.Page.GotoAsync(own));
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static string NameOf(string address, FairExample fair) =>
        address.Replace(fair.Organise, "organise-event", StringComparison.Ordinal).TrimStart('/').Replace('/', '-');

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
