using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        var dialog = page.Locator("#components-reconnect-modal");
        await Expect(dialog).ToBeHiddenAsync();

        isGone = true;
        await line!.CloseAsync(new() { Code = 1012 });

        await Expect(dialog).ToBeVisibleAsync();
        (await dialog.GetByRole(AriaRole.Status).InnerTextAsync()).Trim().ShouldNotBeEmpty();
        isGone = false;
        await Expect(dialog).ToBeHiddenAsync(new() { Timeout = 40_000 });
    }

    /// <summary>As when a tablet sleeps: the server puts the circuit aside, and makes a new one when the tablet wakes up.</summary>
    [Fact]
    public async Task A_paused_circuit_resumes_with_what_was_typed()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        var title = await TypeTitleAsync(page, fair.Organise);

        await page.EvaluateAsync("Blazor.pauseCircuit()");
        var dialog = page.Locator("#components-reconnect-modal");
        await Expect(dialog).ToContainTextAsync("Pause");
        await dialog.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(title).ToHaveValueAsync(Typed);
        await SaveAsync(page);
        await using var db = await app.OpenDbAsync();
        (await db.Events.SingleAsync(e => e.Id == fair.Fair.Id)).Title.German.ShouldBe(Typed);
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forgotten_circuit_costs_a_reload_and_nothing_that_was_typed()
    {
        var fair = await FairExample.StartAsync(services =>
            services.Configure<CircuitOptions>(options =>
            {
                options.DisconnectedCircuitMaxRetained = 0;
                options.PersistedCircuitInMemoryMaxRetained = 0;
            })
        );
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        IWebSocketRoute? line = null;
        await page.RouteWebSocketAsync(
            Circuit(),
            socket =>
            {
                line = socket;
                socket.ConnectToServer();
            }
        );
        var title = await TypeTitleAsync(page, fair.Organise);
        await page.EvaluateAsync("document.body.dataset.old = ''");

        await line!.CloseAsync(new() { Code = 1012 });

        await Expect(page.Locator("body[data-old]")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Expect(title).ToHaveValueAsync(Typed);
        // What was carried over the reload is gone; the form's own draft stays until it is saved.
        (await page.EvaluateAsync<string[]>("Object.keys(sessionStorage)")).ShouldAllBe(key =>
            key.StartsWith("draft|", StringComparison.Ordinal)
        );
    }

    private const string Typed = "Messe der Berufe";

    private static async Task<ILocator> TypeTitleAsync(IPage page, string organise)
    {
        await page.GotoAsync(organise + "/edit");
        var title = page.GetByLabel(new Regex("^Titel")).First;
        await title.FillAsync(Typed);
        return title;
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).First.ClickAsync();
        await Expect(page.GetByText("Gespeichert.").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
