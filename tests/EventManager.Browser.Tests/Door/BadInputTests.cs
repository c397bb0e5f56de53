using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>What goes wrong at a door, in the real browser: torn paper, a full phone, a clock that is a year off, garbage without an end.</summary>
public sealed class BadInputTests(Chromium chromium)
{
    [Fact]
    public async Task A_torn_code_says_nothing_and_lets_nobody_in()
    {
        await using var fair = await DoorFair.StartAsync();
        var (torn, other) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        using var film = await OfflineDoorTests.FilmAsync(chromium, torn.Code, "torn");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair, film.Path);
        await Expect(phone.Page.Locator(".finder__video")).ToBeVisibleAsync();
        // Time for a hundred pictures.
        await phone.Page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 5");

        await Expect(phone.Word).ToHaveTextAsync("Bereit");
        await phone.ReadAsync(other.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).ShouldHaveSingleItem().TicketId.ShouldBe(other.Id);
    }

    [Fact]
    public async Task A_phone_without_room_says_so_and_goes_on_as_long_as_the_page_is_open()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        // As a full disk does it; Chromium's own limit for tests counts only what is written half a minute later.
        await phone.Page.EvaluateAsync(
            """
            () => {
              IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
            }
            """
        );
        await phone.OfflineAsync();

        await phone.ReadAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToContainTextAsync("Speicher voll: Seite nicht schließen");
        await phone.ReadAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).Not.ToContainTextAsync("wart");
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([Verdict.Admitted, Verdict.AlreadyInside]);
    }

    [Theory, InlineData(-365), InlineData(365)]
    public async Task A_clock_that_is_a_year_off_is_told_and_put_right(int days)
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.Page.AddInitScriptAsync(
            $$"""
            const real = Date;
            const off = {{days}} * 86400e3;
            window.Date = class extends real {
              constructor(...parts) { parts.length ? super(...parts) : super(real.now() + off); }
              static now() { return real.now() + off; }
            };
            """
        );
        await phone.Page.ReloadAsync();
        await Expect(phone.Sign).ToContainTextAsync("Uhr geht 365 Tage falsch");
        await phone.OfflineAsync();

        await phone.ReadAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        var shown = DateTimeOffset.UtcNow;
        await phone.OfflineAsync(false);
        await Expect(phone.Sign).Not.ToContainTextAsync("wart");

        var scan = (await fair.ScansAsync()).Single();
        (scan.Verdict, scan.Offline).ShouldBe((Verdict.Admitted, true));
        (scan.ShownAt - shown).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Garbage_for_minutes_leaves_a_phone_as_quick_as_before()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        await phone.Page.EvaluateAsync(
            """
            async () => {
              const panel = document.querySelector('.result');
              for (let i = 0; i < 1000; i++) {
                const shown = new Promise((resolve) => new MutationObserver((_, watch) => (watch.disconnect(), resolve())).observe(panel, { childList: true }));
                for (const key of `GARBAGE-${i}-${'x'.repeat(i)}`) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
                await shown;
              }
            }
            """
        );
        await Expect(phone.Sign).ToContainTextAsync("1000 warten");

        await phone.ReadAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein", new() { Timeout = 1_000 });
        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online", new() { Timeout = 60_000 });
        var scans = await fair.ScansAsync();
        (scans.Count, scans.Count(scan => scan.Verdict is Verdict.Unknown)).ShouldBe((1_001, 1_000));
    }
}
