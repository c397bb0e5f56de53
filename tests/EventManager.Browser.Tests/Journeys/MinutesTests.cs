using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

public sealed class MinutesTests(Chromium chromium)
{
    [Fact]
    public async Task Minutes_are_written_approved_and_sent_and_the_mail_leads_to_them()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await using var guest = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { Width = 360, Script = false });
        var page = tab.Page;

        await page.GotoAsync($"{fair.Organise}/programme/{fair.Group.Id}/minutes");
        await page.Locator("#field-markdown").FillAsync("## Ergebnis\n\nMehr **Praktika** im Herbst");
        await Button(page, "Als neue Fassung speichern").ClickAsync();
        await Expect(page.GetByText("Fassung 1 ist gespeichert.")).ToBeVisibleAsync();
        await Button(page, "Fassung 1 freigeben").ClickAsync();
        await Expect(page.Locator(".recipients li")).ToContainTextAsync(["aylin@schule.example", "jonas@schule.example"]);
        await Button(page, "An 2 Personen verschicken").ClickAsync();
        await Button(page, "Ja, verschicken").ClickAsync();
        await Expect(page.GetByText("Wird verschickt. Empfänger: 2.")).ToBeVisibleAsync();

        var mail = await app.WaitForMailAsync("aylin@schule.example", "Protokoll: ");
        mail.Text.ShouldContain("Praktika");
        await guest.Page.GotoAsync(mail.Link("/minutes/"));
        await Expect(guest.Page.Locator("main")).ToContainTextAsync("Mehr Praktika im Herbst");
        tab.Watch.Take().ShouldBeEmpty();
        guest.Watch.Take().ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
}
