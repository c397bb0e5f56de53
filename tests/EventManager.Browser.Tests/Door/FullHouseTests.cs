using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Pins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>People who have no ticket, and a house that takes no more.</summary>
public sealed class FullHouseTests(Chromium chromium)
{
    [Fact]
    public async Task Somebody_who_is_not_registered_is_written_down_without_network_and_is_there_once()
    {
        await using var fair = await DoorFair.StartAsync();
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.OfflineAsync();

        await SearchAsync(phone, "ada");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Neu eintragen" }).ClickAsync();
        await phone.Page.GetByLabel("Vorname").FillAsync("Ada");
        await phone.Page.GetByLabel("Nachname").FillAsync("Beispiel");
        await phone.Page.GetByLabel("Schule oder Firma").FillAsync("Schule am See");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToContainTextAsync("1 wartet");
        await SearchAsync(phone, "see");
        await Expect(phone.Page.Locator(".hits__row")).ToContainTextAsync("Ada Beispiel");
        await Expect(phone.Page.Locator(".hits__row")).ToContainTextAsync("drin seit");

        await phone.Page.ReloadAsync();
        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await using var db = await fair.App.OpenDbAsync();
        var ticket = await db.Tickets.SingleAsync(t => t.EventId == fair.Event.Id);
        (ticket.HolderName, ticket.IsInside).ShouldBe(("Ada Beispiel", true));
        await phone.Page.ReloadAsync();
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await SearchAsync(phone, "ada");
        await Expect(phone.Page.Locator(".hits__row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task In_a_full_house_only_a_supervisor_lets_in()
    {
        await using var fair = await FullAfterOneAsync();
        var (aylin, jonas) = (await fair.TicketAsync("Aylin"), await fair.TicketAsync("Jonas"));
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.TypeAsync(aylin.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("Voll");

        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Haus voll");
        await OverrideAsync(phone, "1111");
        await Expect(phone.Page.Locator(".result")).ToContainTextAsync("Die PIN stimmt nicht");
        await OverrideAsync(phone, "4711");
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Sign).ToHaveTextAsync("Online");

        await using var db = await fair.App.OpenDbAsync();
        (await db.Tickets.CountAsync(t => t.EventId == fair.Event.Id && t.IsInside)).ShouldBe(2);
        await phone.TypeAsync(jonas.Code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
    }

    [Fact]
    public async Task A_tap_counts_whoever_has_no_ticket_also_later_and_stops_at_the_limit()
    {
        await using var fair = await FullAfterOneAsync();
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        var plus = phone.Page.GetByRole(AriaRole.Button, new() { Name = "+1: eine Person ohne Ticket kam herein" });
        await Expect(plus).ToBeVisibleAsync();
        await phone.OfflineAsync();
        await plus.ClickAsync();
        await Expect(phone.Sign).ToContainTextAsync("1 wartet");
        await phone.Page.ReloadAsync();

        await phone.OfflineAsync(false);
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("1 von 1 drin");
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await plus.ClickAsync();

        await Expect(phone.Page.Locator(".result[data-kind=refused]")).ToContainTextAsync("Das Haus ist voll");
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("1 von 1 drin");
    }

    [Fact]
    public async Task Without_network_a_room_that_is_known_full_says_so_with_its_own_number_and_its_age()
    {
        await using var fair = await FullAfterOneAsync();
        await using (var db = await fair.App.OpenDbAsync())
        {
            db.DoorZones.Add(new DoorZone(fair.Event.Id, "workshop", "Werkraum") { Limit = 2 });
            db.Gates.Add(new Gate(fair.Event.Id, "room", "Tür zum Werkraum") { Zone = "workshop" });
            await db.SaveChangesAsync();
        }
        var codes = new List<string>();
        foreach (var name in (string[])["Aylin", "Jonas", "Mia"])
            codes.Add((await fair.TicketAsync(name)).Code);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.Page.Locator("select.door__gate").SelectOptionAsync("room");
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("Werkraum: 0 von 2 drin");
        await phone.TypeAsync(codes[0]);
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("Werkraum: 1 von 2 drin");

        await phone.OfflineAsync();
        await phone.TypeAsync(codes[1]);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await Expect(phone.Page.Locator(".meter--full")).ToContainTextAsync("Werkraum: 2 von 2 drin");
        await phone.TypeAsync(codes[2]);
        await Expect(phone.Word).ToHaveTextAsync("Raum voll");
        await Expect(phone.Page.Locator(".result")).ToContainTextAsync("Dieser Raum ist voll.");
        await Expect(phone.Page.Locator(".meter__age")).ToContainTextAsync("seitdem zählt nur dieses Telefon");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "+1: eine Person ohne Ticket kam herein" }).ClickAsync();
        await Expect(phone.Word).ToHaveTextAsync("Dieser Raum ist voll.");

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await Expect(phone.Page.Locator(".meter__age")).ToBeHiddenAsync();
        (await fair.ScansAsync()).Select(scan => scan.Verdict).ShouldBe([Verdict.Admitted, Verdict.Admitted, Verdict.Waitlisted]);
    }

    private static async Task<DoorFair> FullAfterOneAsync()
    {
        var fair = await DoorFair.StartAsync();
        await using var db = await fair.App.OpenDbAsync();
        await db.Events.Where(e => e.Id == fair.Event.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.PermittedInside, 1));
        await fair.App.Services.GetRequiredService<DoorPins>().SetAsync(fair.Event.Id, "4711", null, default);
        return fair;
    }

    private static async Task SearchAsync(DoorPhone phone, string text)
    {
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await phone.Page.Locator("#door-search").FillAsync(text);
    }

    private static async Task OverrideAsync(DoorPhone phone, string pin)
    {
        await phone.Page.Locator(".result__offer").ClickAsync();
        await phone.Page.GetByLabel("PIN der Einlassleitung").FillAsync(pin);
        await phone.Page.Keyboard.PressAsync("Enter");
    }
}
