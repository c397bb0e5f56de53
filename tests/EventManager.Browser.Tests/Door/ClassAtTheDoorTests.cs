using EventManager.Browser.Tests.Surroundings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Door;

/// <summary>A bus brings a class: one code, the number that came, the rest later.</summary>
public sealed class ClassAtTheDoorTests(Chromium chromium)
{
    [Fact]
    public async Task A_class_comes_in_parts_also_without_network_and_a_part_of_it_leaves()
    {
        await using var fair = await DoorFair.StartAsync();
        var (id, code) = await fair.TicketAsync("Klasse");
        await using (var db = await fair.App.OpenDbAsync())
        {
            var ticket = await db.Tickets.SingleAsync(t => t.Id == id);
            ticket.StandFor(27, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }
        await using var phone = await DoorPhone.LinkAsync(chromium, fair);

        await phone.TypeAsync(code);
        await phone.Page.GetByLabel("Anzahl").FillAsync("24");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "24 Personen einlassen" }).ClickAsync();
        await Expect(phone.Page.Locator(".result[data-kind=ok]")).ToContainTextAsync("24 von 27 sind da");
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("24 drin");

        await phone.OfflineAsync();
        await phone.TypeAsync(code);
        await Expect(phone.Page.Locator("dialog[open]")).ToContainTextAsync("Es fehlen noch 3 Personen");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.Locator(".result[data-kind=ok]")).ToContainTextAsync("27 von 27 sind da");
        await phone.TypeAsync(code);
        await Expect(phone.Word).ToHaveTextAsync("Schon drin");
        await phone.Page.GetByText("Hinaus", new() { Exact = true }).ClickAsync();
        await phone.TypeAsync(code);
        await phone.Page.GetByLabel("Anzahl").FillAsync("7");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Word).ToHaveTextAsync("Ausgang");

        await phone.OfflineAsync(false);
        await Expect(phone.Sign).ToHaveTextAsync("Online");
        await Expect(phone.Page.Locator(".meter")).ToContainTextAsync("20 drin");
        await Expect(phone.Page.Locator(".status-bar__differences")).ToBeHiddenAsync();
    }
}
