using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The network is really cut, the server really stopped, the browser really killed.</summary>
public sealed partial class OfflineDoorTests(Chromium chromium)
{
    [GeneratedRegex(@"^Offline seit \d\d:\d\d Uhr · 3 warten$")]
    private static partial Regex OfflineThreeWait { get; }

    [Fact]
    public async Task A_phone_without_network_lets_in_outlives_its_battery_and_hands_in_every_scan_once()
    {
        await using var fair = await DoorFair.StartAsync();
        var (aylin, jonas) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        using var film = await FilmAsync(chromium, aylin.Code);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair, film.Path);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToHaveTextAsync("Online");

        await phone.OfflineAsync();
        await phone.Page.ReloadAsync();
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
        await Expect(phone.Sign).ToHaveTextAsync(OfflineThreeWait);

        await phone.KillAsync();
        await phone.SwitchOnAsync(offline: true);
        await Expect(phone.Page.Locator(".result[data-kind=warning] .result__name")).ToHaveTextAsync("Aylin Muster");
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
        (await fair.ScansAsync()).Count.ShouldBe(1);

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        var scans = await fair.ScansAsync();
        scans.Count.ShouldBe(6);
        scans.Count(scan => scan.Offline).ShouldBe(5);
        scans
            .Where(scan => scan.Verdict is Verdict.Admitted)
            .Select(scan => scan.TicketId)
            .ShouldBe([aylin.Id, jonas.Id], ignoreOrder: true);
        scans.Count(scan => scan.Verdict is Verdict.AlreadyInside).ShouldBe(4);
    }

    [Fact]
    public async Task While_the_server_is_stopped_the_verdict_comes_in_a_moment_and_the_next_server_gets_it_once()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await fair.StopAsync();

        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToContainTextAsync("1 wartet");
        (await phone.Page.EvaluateAsync<double>(MeasureAHandScanner)).ShouldBeLessThan(100);
        await Expect(phone.Word).ToHaveTextAsync("Unbekannt");
        await phone.Page.ReloadAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");

        await fair.StartAgainAsync();
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        var verdicts = (await fair.ScansAsync()).Select(scan => scan.Verdict).ToList();
        verdicts.Where(verdict => verdict is not Verdict.Unknown).ShouldBe([Verdict.Admitted, Verdict.AlreadyInside]);
        verdicts.Count(verdict => verdict is Verdict.Unknown).ShouldBe(Measured);
    }

    [Fact]
    public async Task Two_phones_without_network_let_one_ticket_in_and_the_second_is_told()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var first = await DoorPhone.LinkAsync(chromium, fair);
        await using var second = await DoorPhone.LinkAsync(chromium, fair);
        foreach (var phone in (DoorPhone[])[first, second])
        {
            await phone.OfflineAsync();
            await phone.TypeAsync(ticket.Code);
            await Expect(phone.Word).ToHaveTextAsync("Herein");
        }

        await first.OfflineAsync(false);
        await Expect(first.Sign).ToHaveTextAsync("Online");
        await second.OfflineAsync(false);

        await Expect(second.Word).ToHaveTextAsync("Schon drin");
        await Expect(second.Page.Locator(".result")).ToContainTextAsync("Der Server sagt etwas anderes");
        await Expect(first.Word).ToHaveTextAsync("Herein");
        await using var db = await fair.App.OpenDbAsync();
        (await db.ScanConflicts.CountAsync(conflict => conflict.EventId == fair.Event.Id)).ShouldBe(1);
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([Verdict.Admitted, Verdict.AlreadyInside]);
    }

    [Theory]
    [InlineData(UnlistedTickets.Ask, "Zur Anmeldung", Verdict.Unlisted)]
    [InlineData(UnlistedTickets.LetIn, "Herein", Verdict.Admitted)]
    public async Task A_ticket_that_is_newer_than_the_list_is_what_the_phone_said(UnlistedTickets choice, string word, Verdict stands)
    {
        await using var fair = await DoorFair.StartAsync();
        await using (var db = await fair.App.OpenDbAsync())
        {
            db.DoorZones.Add(new DoorZone(fair.Event.Id, DoorZone.House, "Haus") { Unlisted = choice });
            await db.SaveChangesAsync();
        }
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync(word);

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([stands]);
        await using var after = await fair.App.OpenDbAsync();
        (await after.Tickets.SingleAsync(t => t.Id == ticket.Id)).IsInside.ShouldBe(stands is Verdict.Admitted);
        (await after.ScanConflicts.CountAsync(conflict => conflict.TurnedAway)).ShouldBe(stands is Verdict.Admitted ? 0 : 1);
    }

    [Fact]
    public async Task A_ticket_that_is_newer_than_the_list_is_the_server_s_to_judge_while_it_answers()
    {
        await using var fair = await DoorFair.StartAsync();
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var ticket = await fair.TicketAsync("Aylin");

        await phone.TypeAsync(ticket.Code);

        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Page.Locator(".result")).ToContainTextAsync("Aylin Muster");
        await Expect(phone.Page.Locator(".result")).Not.ToContainTextAsync("Der Server sagt etwas anderes");
    }

    [Fact]
    public async Task Somebody_without_a_ticket_is_found_by_name_without_network()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await phone.Page.Locator("#door-search").FillAsync("muster ay");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Aylin Muster einlassen" }).ClickAsync();
        await Expect(phone.Word).ToHaveTextAsync("Herein");

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).Single().TicketId.ShouldBe(ticket.Id);
    }

    [Fact]
    public async Task Of_two_windows_the_one_opened_last_has_the_door()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");

        var second = await phone.Page.Context.NewPageAsync();
        await second.GotoAsync("/door");
        await Expect(second.Locator(".status-bar__words")).ToContainTextAsync("1 wartet");
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Der Einlass ist in einem anderen Fenster offen");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Hier weitermachen" }).ClickAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
        await Expect(second.Locator("h1")).ToHaveTextAsync("Der Einlass ist in einem anderen Fenster offen");

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([Verdict.Admitted, Verdict.AlreadyInside]);
    }

    [Theory]
    [InlineData("upside-down")]
    [InlineData("slanted")]
    [InlineData("inverted")]
    [InlineData("dark")]
    [InlineData("screenshot")]
    [InlineData("worn")]
    public async Task A_code_is_read_that_is(string look)
    {
        await using var fair = await DoorFair.StartAsync();
        using var film = await FilmAsync(chromium, (await fair.TicketAsync("Aylin")).Code, look);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair, film.Path);

        await Expect(phone.Page.Locator(".result .result__name")).ToHaveTextAsync("Aylin Muster");
    }

    internal static async Task<CameraFilm> FilmAsync(Chromium chromium, string code, string look = "")
    {
        // A page of nobody: its policy forbids no picture from memory.
        await using var context = await (await chromium.BrowserAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        return await CameraFilm.OfPictureAsync(page, "data:image/png;base64," + Convert.ToBase64String(TicketImages.Png(code)), look);
    }

    private const int Measured = 9;

    /// <summary>
    /// Milliseconds from the last key of a hand scanner until the panel shows a verdict, with the scan on the disk before: the best of nine,
    /// since what else the machine does is not asked.
    /// </summary>
    private const string MeasureAHandScanner = """
        async () => {
          const panel = document.querySelector('.result');
          const times = [];
          for (let i = 0; i < 9; i++) {
            for (const key of 'A FOREIGN CODE') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            const shown = new Promise((resolve) => new MutationObserver(resolve).observe(panel, { childList: true }));
            const begun = performance.now();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            await shown;
            times.push(performance.now() - begun);
          }
          return Math.min(...times);
        }
        """;
}
