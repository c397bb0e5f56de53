using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Events;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The scanner with the longest words that people bring, upright and on its side, light and dark, in both languages.</summary>
public sealed class ScannerFacesTests(Chromium chromium)
{
    private const string LongName = "Prof. Dr. Maximilian-Konstantin Hohenlohe-Waldenburg-Schillingsfürst";
    private const string Company = "Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH, Abt. Ausbildung Nord";
    private const string Unbroken = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    private const string Rtl = "نور الهدى عبد الرحمن 👩🏽‍🎓";

    private static readonly (int Width, int Height)[] Sizes = [(360, 800), (320, 568), (640, 360)];

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly List<string> findings = [];

    [Theory, InlineData("de-DE"), InlineData("en-GB")]
    public async Task Every_word_stays_on_the_screen(string locale)
    {
        await using var fair = await DoorFair.StartAsync();
        var (guest, gone, rtl, party, room) = (
            await TicketAsync(
                fair,
                "Aylin",
                LongName,
                Company,
                "needs-lift\nguardian-consent-missing\nBraucht einen ruhigen Platz nahe am Ausgang"
            ),
            await TicketAsync(fair, "Jonas", Unbroken, Unbroken),
            await TicketAsync(fair, "Noor", Rtl, ""),
            await TicketAsync(fair, "Klasse", "Klasse 9b, Offene Schule Waldau", "Offene Schule Waldau", people: 25),
            await TicketAsync(fair, "Last", "Mia Öz", "")
        );
        await VoidAsync(fair, gone.Id);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair, locale: locale);
        var page = phone.Page;

        await LookAsync(phone, locale, "ready");
        await phone.ReadAsync(guest.Code);
        await Expect(phone.Word).ToHaveTextAsync(locale == "de-DE" ? "Herein" : "Come in");
        await LookAsync(phone, locale, "admitted");
        await phone.ReadAsync(guest.Code);
        await LookAsync(phone, locale, "already-inside");
        await phone.ReadAsync(gone.Code);
        await LookAsync(phone, locale, "cancelled");
        await phone.ReadAsync(rtl.Code);
        await LookAsync(phone, locale, "right-to-left");
        await phone.ReadAsync("HTTPS://ELSEWHERE.EXAMPLE/CODE");
        await LookAsync(phone, locale, "unknown");
        await phone.ReadAsync(party.Code);
        await Expect(page.Locator("#party-count")).ToBeVisibleAsync();
        await LookAsync(phone, locale, "party");
        await page.Locator("#party-count").FillAsync("23");
        await page.Keyboard.PressAsync("Enter");
        await LookAsync(phone, locale, "party-admitted");
        await OpenAsync(page, 0);
        await page.Locator("#door-search").FillAsync(locale == "de-DE" ? "gemein" : "donau");
        await LookAsync(phone, locale, "search");
        await page.Locator("dialog[open] .button--wide").ClickAsync();
        await page.Locator("#walk-in-first").FillAsync("Maximiliane");
        await page.Locator("#walk-in-last").FillAsync("Hohenlohe-Waldenburg");
        await page.Locator("#walk-in-organisation").FillAsync(Company);
        await LookAsync(phone, locale, "walk-in");
        await page.Locator("dialog[open] .button--wide").ClickAsync();
        await LookAsync(phone, locale, "walk-in-done");
        await LimitAsync(fair, 2);
        await Expect(page.Locator(".meter--full")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await phone.ReadAsync(room.Code);
        await LookAsync(phone, locale, "full");
        await page.Locator(".result__offer").ClickAsync();
        await LookAsync(phone, locale, "override");
        await page.Keyboard.PressAsync("Escape");
        await phone.OfflineAsync();
        await phone.ReadAsync(room.Code);
        await VoidAsync(fair, room.Id);
        await phone.ReadAsync(guest.Code);
        await LookAsync(phone, locale, "offline-waiting");
        await phone.OfflineAsync(false);
        await Expect(page.Locator(".status-bar__differences")).ToBeVisibleAsync();
        await page.Locator(".status-bar__differences").ClickAsync();
        await LookAsync(phone, locale, "differences");
        await page.Keyboard.PressAsync("Escape");
        await OpenAsync(page, 1);
        await LookAsync(phone, locale, "typed");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".door__tool").Last.ClickAsync();
        await LookAsync(phone, locale, "menu");
        await page.Locator("dialog[open] .button").Nth(1).ClickAsync();
        await Expect(page.Locator(".checks__row[data-state]")).ToHaveCountAsync(7);
        await LookAsync(phone, locale, "readiness");
        await page.Keyboard.PressAsync("Escape");
        await fair.UnlinkEverybodyAsync();
        await Expect(page.Locator("#pair-code")).ToBeVisibleAsync();
        await LookAsync(phone, locale, "unlinked");

        string.Join('\n', findings).ShouldBeEmpty();
    }

    [Theory, InlineData(LongName, Company), InlineData(Unbroken, Unbroken), InlineData(Rtl, "")]
    public async Task A_badge_from_the_phone_holds_its_words_and_nothing_else_is_printed(string name, string company)
    {
        await using var fair = await DoorFair.StartAsync();
        await TicketAsync(fair, "Aylin", name, company);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var page = phone.Page;
        await phone.OfflineAsync();
        // The dialog would wait for a person.
        await page.EvaluateAsync("() => void (window.print = () => undefined)");
        await OpenAsync(page, 0);
        await page.Locator("#door-search").FillAsync(name.Split(' ')[0]);
        await page.Locator("dialog[open] .button--primary").First.ClickAsync();
        await page.Locator(".result__offer").ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print, ReducedMotion = ReducedMotion.Reduce });

        await Expect(page.Locator(".name-badge__name")).ToHaveTextAsync(name);
        await Expect(page.Locator("main")).ToBeHiddenAsync();
        (await page.EvaluateAsync<string[]>(TooLarge, ".name-badge")).ShouldBeEmpty();
        (await page.EvaluateAsync<double>("() => document.querySelector('.name-badge').getBoundingClientRect().height")).ShouldBeLessThan(
            240
        );
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"badge-phone-{name.Length}.png") });
    }

    private const string TooLarge = """
        (root) => [...document.querySelectorAll(root + ', ' + root + ' *')]
          .filter((each) => each.checkVisibility() && (each.scrollWidth > each.clientWidth + 1) && each.clientWidth > 0 && !each.closest('.visually-hidden'))
          .map((each) => `${each.tagName}.${each.className}: ${each.scrollWidth} > ${each.clientWidth}`)
        """;

    /// <summary>What a phone must never do: words wider than their place, controls beyond the screen, an answer that is cut off.</summary>
    private const string Beyond = """
        () => {
          const found = [];
          if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the phone');
          const open = document.querySelector('dialog[open]');
          for (const each of (open ?? document).querySelectorAll('button, input, select, p, strong, h1, h2, label')) {
            if (!each.checkVisibility() || each.closest('.visually-hidden') || (!open && each.closest('dialog'))) continue;
            const box = each.getBoundingClientRect();
            if (box.width === 0) continue;
            if (box.left < -1 || box.right > innerWidth + 1) found.push(`${each.tagName}.${each.className} sticks out: ${Math.round(box.left)}–${Math.round(box.right)}`);
            if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).textOverflow !== 'ellipsis' && each.tagName !== 'SELECT' && each.tagName !== 'INPUT' && getComputedStyle(each).display !== 'inline')
              found.push(`${each.tagName}.${each.className} runs over: ${each.scrollWidth} > ${each.clientWidth} ${each.textContent.slice(0, 30)}`);
          }
          const word = document.querySelector('.result__word');
          if (word && !open) {
            const box = word.getBoundingClientRect();
            if (box.top < 0 || box.bottom > innerHeight) found.push(`the answer is not on the screen: ${Math.round(box.top)}–${Math.round(box.bottom)}`);
            const panel = document.querySelector('.result').getBoundingClientRect();
            const others = [...document.querySelectorAll('.finder, .door__controls, .door__bar, .door__numbers')].map((each) => each.getBoundingClientRect());
            if (others.some((other) => panel.left < other.right - 1 && other.left < panel.right - 1 && panel.top < other.bottom - 1 && other.top < panel.bottom - 1)) found.push('the answer lies over something');
          }
          return found;
        }
        """;

    private async Task LookAsync(DoorPhone phone, string locale, string face)
    {
        var page = phone.Page;
        await Expect(phone.Sign.Or(page.Locator("#pair-code")).First).ToBeVisibleAsync();
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var found = await page.EvaluateAsync<string[]>(Beyond);
                findings.AddRange(found.Select(finding => $"{locale} {face} {width}x{height} {scheme}: {finding}"));
                if (Pictures is not null)
                    await page.ScreenshotAsync(
                        new() { Path = Path.Combine(Pictures, $"face-{locale[..2]}-{face}-{width}-{scheme}.png".ToLowerInvariant()) }
                    );
            }
        }
        await page.SetViewportSizeAsync(360, 800);
    }

    private static Task OpenAsync(IPage page, int action) => page.Locator(".door__actions .button").Nth(action).ClickAsync();

    private static async Task<(Guid Id, string Code)> TicketAsync(
        DoorFair fair,
        string first,
        string name,
        string organisation,
        string notes = "",
        int people = 1
    )
    {
        var ticket = await fair.TicketAsync(first);
        await using var db = await fair.App.OpenDbAsync();
        var row = await db.Tickets.SingleAsync(t => t.Id == ticket.Id, Stop);
        row.Rename(name, DateTimeOffset.UtcNow);
        row.NoteByHand(notes, DateTimeOffset.UtcNow);
        row.StandFor(people, DateTimeOffset.UtcNow);
        (await db.Registrations.SingleAsync(r => r.Id == row.RegistrationId, Stop)).Organisation = organisation;
        await db.SaveChangesAsync(Stop);
        return ticket;
    }

    private static async Task VoidAsync(DoorFair fair, Guid ticket)
    {
        await using var db = await fair.App.OpenDbAsync();
        (await db.Tickets.SingleAsync(t => t.Id == ticket, Stop)).Void(TicketState.Cancelled, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Stop);
    }

    private static async Task LimitAsync(DoorFair fair, int most)
    {
        await using var db = await fair.App.OpenDbAsync();
        (await db.Set<Event>().SingleAsync(e => e.Id == fair.Event.Id, Stop)).PermittedInside = most;
        await db.SaveChangesAsync(Stop);
    }
}
