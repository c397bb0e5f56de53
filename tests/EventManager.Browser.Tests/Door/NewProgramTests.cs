using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The program is replaced while phones stand at the door: a real service worker, real caches, a queue that waits.</summary>
public sealed class NewProgramTests(Chromium chromium)
{
    private const string Marked = "meta[name=version]";

    [Fact]
    public async Task A_new_program_takes_over_with_its_page_and_loses_no_scan_that_waits()
    {
        await using var fair = await DoorFair.StartAsync();
        var (aylin, jonas) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var page = phone.Page;
        await fair.StopAsync();
        await phone.TypeAsync(aylin.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        var second = new NextVersion("second") { ApiIsDown = true };
        await fair.StartAgainAsync(services => services.AddSingleton<IStartupFilter>(second));

        // Cut off while the new program runs elsewhere: the old page opens, and knows what waits.
        await phone.OfflineAsync();
        await page.ReloadAsync();
        await Expect(phone.Sign).ToContainTextAsync("1 wartet");
        await Expect(page.Locator(Marked)).ToHaveCountAsync(0);
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");

        // It is fetched beside the old one, which goes on. The next opening is the new page: by a dead battery, since a worker that a
        // debugger watches, as Playwright does, never counts as idle and does not give way to a page that is only loaded again.
        await phone.OfflineAsync(false);
        await page.ReloadAsync();
        await WaitAsync(page, "waiting", present: true);
        await Expect(page.Locator(Marked)).ToHaveCountAsync(0);
        await phone.KillAsync();
        await phone.SwitchOnAsync(offline: false);
        page = phone.Page;
        await Expect(page.Locator(Marked)).ToHaveAttributeAsync("content", "second");
        await Expect(phone.Sign).ToContainTextAsync("2 warten");
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");

        second.ApiIsDown = false;
        await Expect(phone.Sign).ToHaveTextAsync("Online", new() { Timeout = 40_000 });
        var scans = await fair.ScansAsync();
        scans
            .Select(scan => (scan.TicketId, scan.Verdict))
            .ShouldBe([(aylin.Id, Verdict.Admitted), (jonas.Id, Verdict.Admitted), (jonas.Id, Verdict.AlreadyInside)], ignoreOrder: true);

        // Of the old program nothing is left, and the new one opens without a network.
        (await page.EvaluateAsync<string[]>("async () => await caches.keys()"))
            .ShouldHaveSingleItem()
            .ShouldStartWith("door-second-");
        await fair.StopAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(Marked)).ToHaveAttributeAsync("content", "second");
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
    }

    [Fact]
    public async Task A_new_program_that_cannot_be_fetched_whole_leaves_the_old_one_working()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var page = phone.Page;
        await fair.StopAsync();
        var broken = new NextVersion("broken") { FileIsMissing = true };
        await fair.StartAgainAsync(services => services.AddSingleton<IStartupFilter>(broken));

        for (var i = 0; i < 2; i++)
        {
            await page.ReloadAsync();
            await Expect(phone.Sign).ToHaveTextAsync("Online");
            for (var wait = 0; broken.Refused == i && wait < 100; wait++)
                await Task.Delay(200);
            await WaitAsync(page, "installing", present: false);
        }
        await WaitAsync(page, "installing", present: false);
        broken.Refused.ShouldBe(2);
        await fair.StopAsync();
        await page.ReloadAsync();
        await phone.TypeAsync(ticket.Code);

        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(page.Locator(Marked)).ToHaveCountAsync(0);
    }

    /// <summary>Until a worker of the page is in that state, or none is.</summary>
    private static async Task WaitAsync(IPage page, string state, bool present)
    {
        for (var i = 0; i < 100; i++)
        {
            if (
                await page.EvaluateAsync<bool>(
                    "async (state) => !!(await navigator.serviceWorker.getRegistration('/door'))?.[state]",
                    state
                ) == present
            )
                return;
            await Task.Delay(200);
        }
        throw new TimeoutException($"The worker is {(present ? "not" : "still")} {state}.");
    }
}
