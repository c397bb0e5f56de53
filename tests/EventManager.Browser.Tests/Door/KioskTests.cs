using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>People check themselves in at a tablet that nobody but staff can leave.</summary>
public sealed class KioskTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_organisers_page_to_the_tablet_and_out_again_by_the_PIN()
    {
        await using var fair = await DoorFair.StartAsync();
        var aylin = await fair.TicketAsync("Aylin");
        using var organiser = await fair.App.SignInAsync(StaffRole.Organiser, fair.Event.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), fair.App, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Event.Slug}/door");
        await Expect(tab.Page.GetByText("Bitte zuerst eine PIN setzen.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Kiosk anlegen" })).ToHaveCountAsync(0);
        await KioskTablet.SetPinAsync(fair, KioskTablet.Pin);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Kiosk anlegen" }).ClickAsync();
        await Expect(tab.Page.Locator("#field-name-error")).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Name des Tablets").FillAsync("Tablet am Eingang");
        await tab.Page.GetByLabel("Wohin danach?").FillAsync("Weiter in den Bürgersaal");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Kiosk anlegen" }).ClickAsync();
        var card = tab.Page.Locator("section:has(#kiosk) .card strong");
        var code = (await card.TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        var look = new PageLook(tab, everyLook: true);
        await look.OpenAsync("door-kiosk", () => tab.Page.GetByText("Das Tablet sperren").ClickAsync());
        string.Join("\n", look.Findings).ShouldBeEmpty();

        await using var tablet = await KioskTablet.StartAsync(chromium, fair);
        await tablet.PairAsync(code);
        await Expect(tablet.Words).ToContainTextAsync("Please hold your ticket before the camera");
        await Expect(card).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByRole(AriaRole.Row, new() { Name = "Tablet am Eingang" })).ToContainTextAsync("Kiosk");
        await tablet.ScanAsync(aylin.Code);
        await Expect(tablet.Word).ToHaveTextAsync("Willkommen, Aylin!");
        await Expect(tablet.Words).ToContainTextAsync("Welcome, Aylin!");
        await Expect(tablet.Words).ToContainTextAsync("Weiter in den Bürgersaal");
        await Expect(tablet.Word).ToHaveTextAsync("Willkommen!");
        await tablet.ScanAsync("A FOREIGN CODE");
        await Expect(tablet.Word).ToHaveTextAsync("Bitte zum Team am Einlass");

        await tablet.Page.ReloadAsync();
        await tablet.ReadyAsync();
        await tablet.Page.GoBackAsync();
        await tablet.ReadyAsync();
        await tablet.PressAsync("Team");
        await tablet.TypePinAsync("0000");
        await Expect(tablet.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Die PIN stimmt nicht.");
        await Expect(tablet.Page.Locator("#kiosk-pin")).ToHaveValueAsync("");
        await tablet.Page.Keyboard.TypeAsync(KioskTablet.Pin);
        await tablet.Page.Keyboard.PressAsync("Enter");
        await Expect(tablet.Word).ToHaveTextAsync("Telefon verbinden");
        await tablet.Page.ReloadAsync();
        await Expect(tablet.Word).ToHaveTextAsync("Telefon verbinden");
        await Expect(tab.Page.GetByRole(AriaRole.Row, new() { Name = "Tablet am Eingang" })).ToContainTextAsync("Getrennt");
    }

    [Fact]
    public async Task Without_network_it_lets_in_without_a_name_and_nobody_leaves_it()
    {
        await using var fair = await DoorFair.StartAsync();
        var aylin = await fair.TicketAsync("Aylin");
        await using var tablet = await KioskTablet.LinkAsync(chromium, fair, KioskBadge.Shown);
        await tablet.OfflineAsync();

        await tablet.ScanAsync(aylin.Code);
        await Expect(tablet.Page.Locator("[data-greeting=in] h1")).ToHaveTextAsync("Willkommen!");
        await Expect(tablet.Words).ToContainTextAsync("Den Ausweis gibt es beim Team am Einlass.");
        await tablet.PressAsync("Fertig");
        await tablet.PressAsync("Team");
        await tablet.TypePinAsync(KioskTablet.Pin);
        await Expect(tablet.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ohne Netz kann niemand den Kiosk verlassen.");
        await tablet.SwitchOffAndOnAsync(offline: true);
        await Expect(tablet.Page.Locator("[data-at=welcome] h1")).ToHaveTextAsync("Willkommen!");
        await Expect(tablet.Sign).ToContainTextAsync("1 wartet");
        await tablet.ScanAsync(aylin.Code);
        await Expect(tablet.Word).ToHaveTextAsync("Schon eingecheckt");

        await tablet.OfflineAsync(false);
        await Expect(tablet.Sign).ToHaveTextAsync("Online");
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([Verdict.Admitted, Verdict.AlreadyInside]);
    }

    [Fact]
    public async Task A_badge_is_shown_and_a_printed_one_is_printed_once()
    {
        await using var fair = await DoorFair.StartAsync();
        var (aylin, jonas) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        await using var shows = await KioskTablet.LinkAsync(chromium, fair, KioskBadge.Shown);
        await shows.ScanAsync(aylin.Code);
        await Expect(shows.Page.Locator(".badge-card__name")).ToHaveTextAsync("Aylin Muster");
        var colour = await shows
            .Page.Locator(".badge-card__category")
            .EvaluateAsync<string>("card => getComputedStyle(card).backgroundColor");
        colour.ShouldBe("rgb(11, 85, 99)");

        await using var prints = await KioskTablet.LinkAsync(chromium, fair, KioskBadge.Printed);
        await prints.Page.AddInitScriptAsync("window.printed = 0; window.print = () => void window.printed++;");
        await prints.Page.ReloadAsync();
        await prints.ReadyAsync();
        await prints.ScanAsync(jonas.Code);
        await Expect(prints.Words).ToContainTextAsync("Der Ausweis wird gedruckt.");
        await prints.Page.WaitForFunctionAsync("() => window.printed === 1");
        var sheet = await prints.Page.PdfAsync(new() { PreferCSSPageSize = true });
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(sheet), "/Type /Page\\b").ShouldBe(1);
        await prints.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(prints.Page.Locator(".badge-card__name")).ToHaveTextAsync("Jonas Muster");
        await Expect(prints.Words).ToBeHiddenAsync();
        await Expect(prints.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await prints.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await prints.PressAsync("Noch einmal drucken");
        await prints.Page.WaitForFunctionAsync("() => window.printed === 2");
        await prints.PressAsync("Fertig");
        await using (var db = await fair.App.OpenDbAsync())
        {
            (await db.Tickets.SingleAsync(t => t.Id == jonas.Id)).BadgePrintedAt.ShouldNotBeNull();
            await db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.IsInside, false));
        }
        await prints.ScanAsync(jonas.Code);
        await Expect(prints.Words).ToContainTextAsync("Der Ausweis wurde schon gedruckt.");
        (await prints.Page.EvaluateAsync<int>("() => window.printed")).ShouldBe(2);
    }

    [Fact]
    public async Task A_class_says_how_many_have_come()
    {
        await using var fair = await DoorFair.StartAsync();
        var (id, code) = await fair.TicketAsync("Klasse");
        await using (var db = await fair.App.OpenDbAsync())
        {
            var ticket = await db.Tickets.SingleAsync(t => t.Id == id);
            ticket.StandFor(3, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }
        await using var tablet = await KioskTablet.LinkAsync(chromium, fair);

        await tablet.ScanAsync(code);
        await Expect(tablet.Word).ToHaveTextAsync("Wie viele sind gekommen?");
        await tablet.PressAsync("Eine Person mehr");
        await Expect(tablet.Page.Locator("output")).ToHaveTextAsync("3");
        await tablet.PressAsync("Eine Person weniger");
        await Expect(tablet.Page.Locator("output")).ToHaveTextAsync("2");
        await tablet.PressAsync("Einchecken");
        await Expect(tablet.Words).ToContainTextAsync("2 von 3 sind da.");
        await tablet.PressAsync("Fertig");
        await tablet.ScanAsync(code);
        await Expect(tablet.Words).ToContainTextAsync("Es fehlt noch 1 Person.");
        await tablet.Page.Keyboard.PressAsync("Enter");
        await Expect(tablet.Words).ToContainTextAsync("3 von 3 sind da.");
        (await fair.ScansAsync()).Sum(scan => scan.People).ShouldBe(3);
    }

    [Fact]
    public async Task It_reads_what_is_held_before_its_camera()
    {
        await using var fair = await DoorFair.StartAsync();
        using var film = await OfflineDoorTests.FilmAsync(chromium, (await fair.TicketAsync("Aylin")).Code);
        await using var tablet = await KioskTablet.StartAsync(chromium, fair, film.Path);
        await KioskTablet.SetPinAsync(fair, KioskTablet.Pin);
        var code = await KioskTablet.CodeAsync(fair, KioskBadge.None, "");

        await tablet.Page.GotoAsync("/door#pair=" + code);
        await Expect(tablet.Word).ToHaveTextAsync("Willkommen, Aylin!");
        // Held on: it is no second scan, and the next one's turn comes all the same.
        await Expect(tablet.Page.Locator("[data-at=welcome]")).ToBeVisibleAsync();
        (await fair.ScansAsync()).Count.ShouldBe(1);
    }
}
