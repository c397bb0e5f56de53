using EventManager.Browser.Tests.Surroundings;
using EventManager.Web.Features.CheckIn.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>The day before the event, on each phone.</summary>
public sealed class ReadinessTests(Chromium chromium)
{
    [Fact]
    public async Task A_phone_is_tried_with_the_test_ticket_which_counts_nobody()
    {
        await using var fair = await DoorFair.StartAsync();
        await fair.TicketAsync("Aylin");
        var code = await fair.App.Services.GetRequiredService<TestTicket>().CodeAsync(fair.Event.Id, default);
        using var film = await OfflineDoorTests.FilmAsync(chromium, code);
        await using var phone = await DoorPhone.LinkAsync(chromium, fair, film.Path);
        await Expect(phone.Word).ToHaveTextAsync("Testticket");

        await OpenAsync(phone);

        foreach (var check in (string[])["Kamera", "Liste der Tickets", "Speicher", "Uhr", "Seite ohne Netz", "Testticket"])
            await Expect(Row(phone, check)).ToHaveAttributeAsync("data-state", "good");
        await Expect(Row(phone, "Liste der Tickets")).ToContainTextAsync("1 Ticket, gerade eben geholt");
        await Expect(Row(phone, "Ton")).ToHaveAttributeAsync("data-state", "open");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ton abspielen" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, gehört" }).ClickAsync();
        await Expect(Row(phone, "Ton")).ToHaveAttributeAsync("data-state", "good");
        (await fair.ScansAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_phone_without_camera_and_with_a_wrong_clock_says_so_and_still_judges_by_the_servers_clock()
    {
        await using var fair = await DoorFair.StartAsync();
        var ticket = await fair.TicketAsync("Aylin");
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);
        await phone.Page.AddInitScriptAsync("{ const now = Date.now; Date.now = () => now() + 365 * 24 * 3600 * 1000; }");
        await phone.Page.ReloadAsync();
        await Expect(phone.Sign).ToContainTextAsync("Uhr geht 365 Tage falsch");

        await OpenAsync(phone);
        await Expect(Row(phone, "Kamera")).ToHaveAttributeAsync("data-state", "bad");
        await Expect(Row(phone, "Uhr")).ToHaveAttributeAsync("data-state", "bad");
        await phone.Page.Keyboard.PressAsync("Escape");
        await phone.OfflineAsync();
        await phone.TypeAsync(ticket.Code);
        await Expect(phone.Word).ToHaveTextAsync("Herein");
        await phone.OfflineAsync(false);
        await Expect(phone.Sign).Not.ToContainTextAsync("wartet");

        var scan = (await fair.ScansAsync()).ShouldHaveSingleItem();
        scan.ScannedAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(40));
    }

    private static ILocator Row(DoorPhone phone, string check) =>
        phone.Page.Locator(".checks__row").Filter(new() { Has = phone.Page.GetByText(check, new() { Exact = true }) });

    private static async Task OpenAsync(DoorPhone phone)
    {
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Einstellungen" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Telefon prüfen" }).ClickAsync();
    }
}
