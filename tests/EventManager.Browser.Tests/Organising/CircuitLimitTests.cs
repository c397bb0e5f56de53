using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Open pages are counted as circuits: what one too many says, and that who leaves makes room.</summary>
public sealed class CircuitLimitTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Circuits:PerPerson")]
    [InlineData("Circuits:PerAddress")]
    [InlineData("Circuits:InAll")]
    public async Task One_page_too_many_says_so_in_words_and_opens_when_another_was_closed(string limit)
    {
        await using var app = await TestApp.StartAsync(settings: new() { [limit] = "2" });
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var first = await OpenAsync(tab.Page, fair.Slug);
        await OpenAsync(await tab.Page.Context.NewPageAsync(), fair.Slug);
        var third = await tab.Page.Context.NewPageAsync();

        var refused = await third.GotoAsync($"/organise/events/{fair.Slug}/edit");

        refused!.Status.ShouldBe(503);
        (await refused.HeaderValueAsync("retry-after")).ShouldBe("60");
        await Expect(third.Locator("h1")).ToHaveTextAsync("Gerade arbeiten hier sehr viele");
        (await app.Client.GetAsync("/", Stop)).IsSuccessStatusCode.ShouldBeTrue("visitors have no circuit");
        await first.CloseAsync(new() { RunBeforeUnload = true });
        for (var i = 0; i < 100 && (await third.ReloadAsync())!.Status != 200; i++)
            await Task.Delay(100, Stop);
        await Expect(third.Locator("#field-organiserName")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_done_over_a_circuit_stands_in_the_audit_log_with_its_session()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = await OpenAsync(tab.Page, fair.Slug);

        await page.Locator("#field-organiserName").FillAsync("Haus am See");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).First.ClickAsync();

        await using var db = await app.OpenDbAsync();
        for (var i = 0; i < 100 && await db.Audit.CountAsync(entry => entry.Action == "event.edited", Stop) == 0; i++)
            await Task.Delay(50, Stop);
        var session = await db.AccountSessions.Select(s => s.Id).SingleAsync(Stop);
        (await db.Audit.Where(entry => entry.Action == "event.edited").Select(entry => entry.Origin).SingleAsync(Stop)).ShouldBe(
            $"session {session:N}"
        );
    }

    private static async Task<IPage> OpenAsync(IPage page, string slug)
    {
        await page.GotoAsync($"/organise/events/{slug}/edit");
        await Expect(page.Locator("#field-organiserName")).ToBeVisibleAsync();
        return page;
    }
}
