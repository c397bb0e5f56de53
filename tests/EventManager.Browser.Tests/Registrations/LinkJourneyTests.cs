using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Registrations;

/// <summary>The journeys of a company and of invited people, from the mail to the ticket.</summary>
public sealed class LinkJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task An_officer_without_script_registers_apprentices_and_each_chooses_for_themselves()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        var browser = await chromium.BrowserAsync();
        await using var officer = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        await using var apprentice = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        var mail = await app.WaitForMailAsync("olga@kvv.example", "Auszubildende anmelden");
        var page = officer.Page;

        await page.GotoAsync(mail.Link("/c/"));
        await page.Locator("#one-firstname").FillAsync("Ada");
        await page.Locator("#one-lastname").FillAsync("Öz");
        await page.Locator("#one-email").FillAsync("ada@kvv.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden", Exact = true }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Ada Öz ist angemeldet");
        await page.Locator("#pasted").FillAsync("Muster\tBo\tbo@kvv.example\nMuster\tCem\tcem@fremd.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prüfen" }).ClickAsync();
        await Expect(page.GetByText("gehört nicht zu den Mail-Domains").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1 Person anmelden" }).ClickAsync();
        await Expect(page.Locator("h2#people")).ToHaveTextAsync("Angemeldet: 2");

        var ticket = await app.WaitForMailAsync("bo@kvv.example", "Dein Ticket");
        await apprentice.Page.GotoAsync(ticket.Link("/me/"));
        await Expect(apprentice.Page.Locator("svg.qr")).ToBeVisibleAsync();
        await Expect(apprentice.Page.GetByText("Das Team hat noch Fragen an dich.")).ToBeVisibleAsync();
        await apprentice.Page.Locator("input[name='Answer.eats'][value=no]").CheckAsync();
        await apprentice.Page.GetByRole(AriaRole.Button, new() { Name = "Antworten speichern" }).ClickAsync();
        await Expect(apprentice.Page.GetByText("Das Team hat noch Fragen an dich.")).ToBeHiddenAsync();
        await Expect(apprentice.Page.Locator("svg.qr")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Bo Muster absagen" }).ClickAsync();
        await Expect(page.Locator("h2#people")).ToHaveTextAsync("Angemeldet: 1");
        foreach (var tab in (Tab[])[officer, apprentice])
            tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_invited_says_yes_with_a_guest_and_only_the_silent_one_is_reminded()
    {
        var scene = await AskingFair.StartAsync();
        await using var app = scene.Fair.App;
        var browser = await chromium.BrowserAsync();
        using var account = await app.SignInAsync(StaffRole.Organiser, scene.Fair.Fair.Id);
        await using var guest = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        await using var desk = await Tab.OpenAsync(browser, app, new() { SignedIn = account });
        var invitation = await app.WaitForMailAsync("grace@stadt.example", "");
        var page = guest.Page;

        await page.GotoAsync(invitation.Link("/i/"));
        await Expect(page.Locator("#form-guest")).ToBeHiddenAsync();
        await page.GetByLabel("Ja, ich komme").CheckAsync();
        await page.GetByLabel("Ich bringe noch jemanden mit").CheckAsync();
        await page.Locator("#form-guest").FillAsync("Vincent Hopper");
        await page.Locator("#form-dietary").FillAsync("vegetarisch");
        await page.Locator("input[name='Answer.eats'][value=no]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" }).ClickAsync();
        await Expect(page.GetByText("Mit Ihnen kommt Vincent Hopper.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Zu Ihrem Ticket" }).ClickAsync();
        await Expect(page.Locator("svg.qr")).ToHaveCountAsync(2);

        await desk.Page.GotoAsync(scene.Fair.Organise + "/invitations");
        await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(desk.Page.Locator("tr", new() { HasText = "Grace Hopper" })).ToContainTextAsync("vegetarisch");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Diese 1 erinnern" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, erinnern" }).ClickAsync();
        await Expect(desk.Page.GetByText("1 Erinnerung ist unterwegs.")).ToBeVisibleAsync();
        var reminder = await app.WaitForMailAsync("alan@stadt.example", "Noch keine Antwort");
        await page.GotoAsync(reminder.Link("/i/"));
        await page.GetByLabel("Nein, ich kann nicht").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" }).ClickAsync();
        await Expect(page.GetByText("Sie haben abgesagt.")).ToBeVisibleAsync();
        foreach (var tab in (Tab[])[guest, desk])
            tab.Watch.Take().ShouldBeEmpty();
    }
}
