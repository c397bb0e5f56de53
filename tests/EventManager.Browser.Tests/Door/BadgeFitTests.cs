using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Badges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Door;

/// <summary>Badges measured where they are drawn: nothing runs over its badge, and nothing over its neighbour, on any paper.</summary>
public sealed class BadgeFitTests(Chromium chromium)
{
    private static readonly (string Name, string Organisation)[] Wearers =
    [
        ("Mia Öz", "KVV"),
        (
            "Prof. Dr. Maximilian-Konstantin von Hohenlohe-Waldenburg-Schillingsfürst",
            "Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH, Abt. Ausbildung Nord"
        ),
        (
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        ),
        (
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
            string.Join(' ', Enumerable.Repeat("Ausbildungsverbund", 10))
        ),
        ("نور الهدى عبد الرحمن", "مدرسة"),
        ("王小明 👩🏽‍🎓", "学校"),
        (string.Join(' ', Enumerable.Repeat("Anna-Lena", 19)), ""),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(BadgeFormat.A6, 105, 148)]
    [InlineData(BadgeFormat.A4FourUp, 210, 297)]
    [InlineData(BadgeFormat.Card, 85, 54)]
    [InlineData(BadgeFormat.Label62, 62, 100)]
    public async Task Every_word_stays_on_its_badge_and_each_sheet_has_its_size(BadgeFormat format, int width, int height)
    {
        await using var fair = await DoorFair.StartAsync();
        await WearersAsync(fair);
        var draft = new BadgeDraft
        {
            Format = format,
            Headline = "Kasseler Ausbildungsmesse der sieben Unternehmen im Stadtnetz Ausbildung, im Rathaus und im Bürgersaal 2026",
        };
        (
            await fair.App.Services.GetRequiredService<SaveBadgeDesignHandler>().HandleAsync(fair.Event.Id, draft, Stop)
        ).IsRefused.ShouldBeFalse();
        using var administrator = await fair.App.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = administrator });
        var page = tab.Page;
        var found = new List<string>();
        foreach (var classes in (bool[])[false, true])
        {
            await page.GotoAsync($"/organise/events/{fair.Event.Slug}/door/badges/print?classes={(classes ? "true" : "false")}");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            var badges = await page.Locator(".badge-card").CountAsync();
            badges.ShouldBe(classes ? 5 : Wearers.Length);
            found.AddRange((await page.EvaluateAsync<string[]>(Beyond)).Select(finding => $"{(classes ? "class " : "")}{finding}"));
            if (Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS") is { } pictures)
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(pictures, $"badges-{format}-{(classes ? "class" : "people")}.png"), FullPage = true }
                );
            var pdf = System.Text.Encoding.Latin1.GetString(
                await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true })
            );
            var sheets = System.Text.RegularExpressions.Regex.Matches(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]");
            sheets.Count.ShouldBe(
                format is BadgeFormat.A4FourUp ? (badges + 3) / 4 : badges,
                $"sheets of {(classes ? "a class" : "people")}"
            );
            foreach (System.Text.RegularExpressions.Match sheet in sheets)
                (Millimetres(sheet.Groups[1].Value), Millimetres(sheet.Groups[2].Value)).ShouldBe((width, height));
        }

        string.Join('\n', found).ShouldBeEmpty();
    }

    private static int Millimetres(string points) =>
        (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) / 72 * 25.4);

    /// <summary>Words wider than their line, lines below or above their part, parts over each other or beyond the badge.</summary>
    private const string Beyond = """
        () => {
          const found = [];
          for (const card of document.querySelectorAll('.badge-card')) {
            const name = card.querySelector('.badge-card__name').textContent.trim().slice(0, 20);
            const edge = card.getBoundingClientRect();
            const parts = [...card.children].map((part) => {
              const range = document.createRange();
              range.selectNodeContents(part);
              const box = part.getBoundingClientRect();
              if (part.scrollHeight > part.clientHeight + 2 && getComputedStyle(part).overflow === 'hidden' && part.textContent.length < 100) found.push(`${name}: ${part.className} is cut off (${part.scrollHeight} > ${part.clientHeight})`);
              const clip = (word) => (getComputedStyle(part).overflow === 'hidden' ? { left: word.left, right: word.right, top: Math.max(word.top, box.top), bottom: Math.min(word.bottom, box.bottom) } : word);
              const words = [...range.getClientRects()].filter((word) => word.width > 0).map(clip).filter((word) => word.bottom > word.top);
              return { part, box, top: Math.min(...words.map((w) => w.top)), bottom: Math.max(...words.map((w) => w.bottom)), left: Math.min(...words.map((w) => w.left)), right: Math.max(...words.map((w) => w.right)) };
            });
            for (const { part, top, bottom, left, right } of parts) {
              if (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1)
                found.push(`${name}: ${part.className} is beyond the badge (${[left - edge.left, edge.right - right, top - edge.top, edge.bottom - bottom].map(Math.round)})`);
            }
            for (const a of parts) for (const b of parts)
              if (a.part !== b.part && a.part.compareDocumentPosition(b.part) & Node.DOCUMENT_POSITION_FOLLOWING && a.bottom > b.top + 2 && b.bottom > a.top + 2 && a.right > b.left + 1 && b.right > a.left + 1)
                found.push(`${name}: ${a.part.className} lies over ${b.part.className} by ${Math.round(a.bottom - b.top)}`);
          }
          return found;
        }
        """;

    private static async Task WearersAsync(DoorFair fair)
    {
        foreach (var (name, organisation) in Wearers.Append(("Klasse", "9b, Offene Schule Waldau")))
        {
            var ticket = await fair.TicketAsync("X" + Guid.NewGuid().ToString("N")[..6]);
            await using var db = await fair.App.OpenDbAsync();
            var row = await db.Tickets.SingleAsync(t => t.Id == ticket.Id, Stop);
            row.Rename(name, DateTimeOffset.UtcNow);
            var registration = await db.Registrations.SingleAsync(r => r.Id == row.RegistrationId, Stop);
            registration.Organisation = organisation;
            if (name == "Klasse")
            {
                (row.Category, registration.PartyName) = ("class", organisation);
                row.StandFor(5, DateTimeOffset.UtcNow);
            }
            await db.SaveChangesAsync(Stop);
        }
    }
}
