using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed partial class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_made_on_the_account_page_signs_in_without_a_password()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        var context = page.Context;
        // A passkey belongs to a name, never to a number: the same server, called localhost.
        var site = $"http://localhost:{app.Address.Port}";
        var cookie = organiser.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        await context.AddCookiesAsync([
            new()
            {
                Name = cookie[0],
                Value = cookie[1],
                Url = site,
            },
        ]);
        var devTools = await context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );

        await page.GotoAsync(site + "/account/passkeys");
        await page.Locator("form[data-passkey] input[name=Name]").FillAsync("Dienst-Laptop");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Expect(page.Locator("table")).ToContainTextAsync("Dienst-Laptop");

        await context.ClearCookiesAsync();
        await page.GotoAsync(site + "/organise");
        await Expect(page).ToHaveURLAsync(SignIn());
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Expect(page).ToHaveURLAsync(site + "/organise");

        // Removed, it opens nothing any more.
        await page.GotoAsync(site + "/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dienst-Laptop entfernen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, entfernen" }).ClickAsync();
        await Expect(page.Locator("table")).ToHaveCountAsync(0);
        await context.ClearCookiesAsync();
        await page.GotoAsync(site + "/sign-in");
        await page.Locator("form[data-passkey] button").ClickAsync();
        await Expect(page.Locator("[role=alert]").First).ToBeVisibleAsync();
        await page.GotoAsync(site + "/organise");
        await Expect(page).ToHaveURLAsync(SignIn());
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignIn();
}
