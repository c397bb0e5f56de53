using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn.Gates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>What changes while phones stand at the door: tickets are cancelled, gates are added.</summary>
public sealed partial class LongDayTests(Chromium chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [GeneratedRegex("Aylin Muster.*Telefon: Herein.*Server: Abgesagt")]
    private static partial Regex CancelledAylin { get; }

    [Fact]
    public async Task A_ticket_cancelled_while_the_phone_was_away_is_told_on_the_phone_and_decided_by_the_organiser()
    {
        await using var fair = await DoorFair.StartAsync();
        var (aylin, jonas) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();
        await CancelAsync(fair, aylin.Id);
        foreach (var code in (string[])[aylin.Code, jonas.Code])
        {
            await phone.TypeAsync(code);
            await Expect(phone.Word).ToHaveTextAsync("Herein");
        }
        await phone.OfflineAsync(false);
        var differences = phone.Page.Locator(".status-bar__differences");
        await Expect(differences).ToHaveTextAsync("1 Abweichung");
        await phone.Page.ReloadAsync();

        await differences.ClickAsync();
        await Expect(phone.Page.Locator("dialog[open] .hits__row")).ToHaveTextAsync(CancelledAylin);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Erledigt: Liste leeren" }).ClickAsync();
        await Expect(differences).ToBeHiddenAsync();

        using var administrator = await fair.App.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = administrator, Width = 360 });
        await tab.Page.GotoAsync($"/organise/events/{fair.Event.Slug}/door/conflicts");
        var card = tab.Page.GetByRole(AriaRole.Article, new() { Name = "Aylin Muster" });
        await Expect(card).ToContainTextAsync("Das hat das Telefon getan");
        await Expect(card).ToContainTextAsync("abgesagt");
        if (Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS") is { } pictures)
            await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "conflict-not-good.png"), FullPage = true });
        (await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).ShouldBeFalse();
        await card.GetByRole(AriaRole.Button, new() { Name = "Ist im Haus: dazuzählen" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByText("Nichts zu prüfen.")).ToBeVisibleAsync();
        await using var db = await fair.App.OpenDbAsync();
        (await db.Gates.Where(g => g.EventId == fair.Event.Id).SumAsync(g => g.Entered, Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task A_gate_that_is_added_is_on_every_open_page_a_moment_later()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var gates = phone.Page.Locator("select.door__gate");
        await Expect(gates).ToHaveCountAsync(0);

        await fair.App.Services.GetRequiredService<SaveGateHandler>().HandleAsync(new SaveGate(fair.Event.Id, null, "Hof"), Stop);

        await Expect(gates).ToBeVisibleAsync(new() { Timeout = 25_000 });
        await gates.SelectOptionAsync("Hof");
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).Single().Gate.ShouldBe("hof");
    }

    [Fact]
    public async Task Whoever_sets_a_limit_is_told_that_every_phone_may_pass_it_until_there_is_a_PIN()
    {
        await using var fair = await DoorFair.StartAsync();
        using var administrator = await fair.App.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = administrator, Width = 360 });
        var page = tab.Page;
        var warning = page.Locator(".notice--warning", new() { HasText = "Alle am Einlass dürfen bei vollem Haus entscheiden" });
        await page.GotoAsync($"/organise/events/{fair.Event.Slug}/door/zones");
        await Expect(page.Locator("#field-zone--new-name")).ToBeVisibleAsync();
        await Expect(warning).ToHaveCountAsync(0);

        await page.Locator("#field-zone--new-name").FillAsync("Bürgersaal");
        await page.Locator("#field-zone--new-limit").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).ClickAsync();
        await Expect(warning).ToBeVisibleAsync();
        await warning.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("#field-pin").FillAsync("4711");
        await page.GetByRole(AriaRole.Button, new() { Name = "PIN setzen" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "PIN entfernen" })).ToBeVisibleAsync();
        await Expect(warning).ToHaveCountAsync(0);
    }

    private static async Task CancelAsync(DoorFair fair, Guid ticket)
    {
        await using var db = await fair.App.OpenDbAsync();
        var row = await db.Tickets.SingleAsync(t => t.Id == ticket, Stop);
        row.Void(TicketState.Cancelled, DateTimeOffset.UtcNow);
        (await db.Registrations.SingleAsync(r => r.Id == row.RegistrationId, Stop)).Cancel(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Stop);
    }
}
