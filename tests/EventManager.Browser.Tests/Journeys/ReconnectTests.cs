using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed partial class ReconnectTests(Chromium chromium)
{
    [Fact]
    public async Task A_page_whose_server_is_gone_says_so_until_it_is_back()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        var isGone = false;
        IWebSocketRoute? line = null;
        await page.RouteWebSocketAsync(
            Circuit(),
            socket =>
            {
                line = socket;
                if (isGone)
                    _ = socket.CloseAsync();
                else
                    socket.ConnectToServer();
            }
        );
        await page.RouteAsync(Circuit(), route => isGone ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync(fair.Organise + "/programme");
        await Expect(page.Locator(".session-row").First).ToBeVisibleAsync();
        var dialog = page.Locator("#components-reconnect-modal");
        await Expect(dialog).ToBeHiddenAsync();

        isGone = true;
        await line!.CloseAsync(new() { Code = 1012 });

        await Expect(dialog).ToBeVisibleAsync();
        (await dialog.Locator("p").InnerTextAsync()).Trim().ShouldNotBeEmpty();
        isGone = false;
        await Expect(dialog).ToBeHiddenAsync(new() { Timeout = 40_000 });
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
