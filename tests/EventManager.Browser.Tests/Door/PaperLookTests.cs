using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Door;

/// <summary>The paper pack as a printer gets it: A4, nothing of the screen on it, no word beyond the sheet.</summary>
public sealed class PaperLookTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pack_prints_on_A4_with_classes_counted_and_nothing_of_the_screen()
    {
        await using var fair = await DoorFair.StartAsync();
        await PeopleAsync(fair);
        using var administrator = await fair.App.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync($"/organise/events/{fair.Event.Slug}/door/paper");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(680, 900);

        var bytes = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        if (Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS") is { } pictures)
        {
            await File.WriteAllBytesAsync(Path.Combine(pictures, "paper.pdf"), bytes, Stop);
            await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "paper.png"), FullPage = true });
        }
        var pdf = System.Text.Encoding.Latin1.GetString(bytes);
        var sheets = System.Text.RegularExpressions.Regex.Matches(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]");
        sheets.Count.ShouldBeGreaterThan(1);
        foreach (System.Text.RegularExpressions.Match sheet in sheets)
            sheet.Groups[1].Value.Split('.')[0].ShouldBeOneOf("594", "595");
        foreach (var hidden in (string[])["nav", "footer", ".sub-nav", ".skip-link"])
            (await page.Locator(hidden).EvaluateAllAsync<bool>("(all) => all.every((each) => !each.checkVisibility())")).ShouldBeTrue(
                hidden
            );
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).ShouldBeFalse();
        // A name is what is looked for: its column is the widest.
        (
            await page.EvaluateAsync<double[]>(
                "() => [...document.querySelectorAll('.paper__list tbody tr')[0].children].map((cell) => cell.clientWidth / innerWidth)"
            )
        )
            .Select(share => (int)Math.Round(share * 10))
            .ShouldBe([1, 4, 3, 2]);
        var text = await page.Locator(".paper").InnerTextAsync();
        text.ShouldContain("Öztürk, Ömer");
        text.ShouldContain("Weber, Lina");
        text.ShouldContain("25 Personen");
    }

    private static async Task PeopleAsync(DoorFair fair)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = await fair.App.OpenDbAsync();
        db.Gates.AddRange(new Gate(fair.Event.Id, "crew", "Lieferanteneingang") { Categories = "exhibitor team" });
        (string First, string Last)[] names =
        [
            ("Ömer", "Öztürk"),
            ("Anna", "Ahrens"),
            ("Maximilian-Konstantin", "von Hohenlohe-Waldenburg-Schillingsfürst"),
            ("نور", "عبد الرحمن"),
        ];
        foreach (var (name, i) in Enumerable.Range(0, 60).Select(i => (names[i % names.Length], i)))
        {
            var person = new Domain.Registrations.Person(
                name.First,
                i < names.Length ? name.Last : $"{(char)('A' + i % 26)}müller-{i}",
                $"p{i}@example.org"
            );
            var registration = new Domain.Registrations.Registration(fair.Event, person, "de", i == 1 ? 2 : 1, now)
            {
                Organisation = i % 3 == 0 ? "Gemeinnützige Wohnungsbaugesellschaft der Stadt Kassel mbH" : "",
            };
            registration.Confirm(now);
            var ticket = new Domain.Tickets.Ticket(fair.Event.Id, registration.Id, 1, registration.FullName, now);
            if (i == 2)
                ticket.NoteByHand("needs-lift\nBraucht einen ruhigen Platz", now);
            db.AddRange(registration, ticket);
            if (i == 1)
                db.Add(new Domain.Tickets.Ticket(fair.Event.Id, registration.Id, 2, "Lina Weber", now));
            if (i == 5)
            {
                registration.PartyName = "9b, Offene Schule Waldau";
                ticket.Category = "class";
                ticket.StandFor(25, now);
                ticket.Rename("9b, Offene Schule Waldau (Eva Emüller)", now);
            }
        }
        await db.SaveChangesAsync(Stop);
    }
}
