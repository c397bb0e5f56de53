using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Journeys;

/// <summary>From the home page to a newsletter, and out of it again.</summary>
public sealed class NewsJourneyTests(Chromium chromium)
{
    private const string Reader = "mina@schule.example";

    [Fact]
    public async Task A_visitor_without_script_asks_for_news_gets_a_newsletter_and_ends_them()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        var browser = await chromium.BrowserAsync();
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var phone = await Tab.OpenAsync(browser, app, new() { Width = 360, Script = false });
        await using var desk = await Tab.OpenAsync(browser, app, new() { SignedIn = administrator });
        var (page, office, look) = (phone.Page, desk.Page, new PageLook(desk));

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nachrichten per E-Mail" }).ClickAsync();
        await Button(page, "Nachrichten bestellen").ClickAsync();
        await Expect(page.Locator(".notice--danger")).ToContainTextAsync("Wähle mindestens eins aus.");
        await page.GetByLabel("E-Mail-Adresse").FillAsync(Reader);
        await page.GetByLabel("Ausbildungsmessen").CheckAsync();
        await page.GetByLabel("Gesundheitstage").CheckAsync();
        await Button(page, "Nachrichten bestellen").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Schau in dein Postfach");
        var mail = await app.WaitForMailAsync(Reader, "Nachrichten von");
        await page.GotoAsync(mail.Link("/news/"));
        await Button(page, "Ja, ich will Nachrichten bekommen").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Du bekommst Nachrichten");
        (await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);

        await WriteAsync(office, look);
        var letter = await app.WaitForMailAsync(Reader, "Die Messe kommt");
        letter.Text.ShouldContain("12. Mai");
        // The page that was left open says so by itself.
        await Expect(office.GetByText("1 gesendet")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await page.GotoAsync(letter.Link("/choice/"));
        await page.GetByLabel("Gesundheitstage").UncheckAsync();
        await Button(page, "Ändern").ClickAsync();
        await Expect(page.GetByLabel("Gesundheitstage")).Not.ToBeCheckedAsync();
        await Button(page, "Keine Nachrichten mehr").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nachrichten per E-Mail bestellen" }))
            .ToBeVisibleAsync();

        await look.OpenAsync(
            "news-subscribers",
            async () =>
            {
                await office.GotoAsync("/organise/news/subscribers");
                await Expect(office.GetByText("Noch niemand hat Nachrichten bestellt.")).ToBeVisibleAsync();
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
        foreach (var tab in (Tab[])[phone, desk])
            tab.Watch.Take().ShouldBeEmpty();
    }

    private static async Task WriteAsync(IPage page, PageLook look)
    {
        await page.GotoAsync("/organise/news");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Button(page, "Newsletter schreiben").First.ClickAsync();
        await page.Locator("#field-topic-TrainingFairs").CheckAsync();
        await page.Locator("#field-subject").FillAsync("Die Messe kommt");
        await page.Locator("#field-body").FillAsync("Am **12. Mai** im Rathaus.");
        await look.OpenAsync("newsletter-form", () => Expect(page.Locator("#field-body")).ToBeVisibleAsync());
        await Button(page, "Speichern").ClickAsync();
        await Expect(page.Locator(".notice--success")).ToContainTextAsync("gespeichert");
        // It stands beside the list at once: what comes next is looking at it.
        await Named(page, "Test an mich").ClickAsync();
        await Expect(page.Locator("#news-message")).ToContainTextAsync("unterwegs an Ihre Adresse");
        await Named(page, "Prüfen und senden").ClickAsync();
        await look.OpenAsync("newsletter-check", () => Expect(page.GetByText("1 Person hat Nachrichten")).ToBeVisibleAsync());
        // Other words than those that were looked at: they are looked at before anything is sent.
        await Named(page, "Bearbeiten").ClickAsync();
        await page.Locator("#field-body").FillAsync("Am **12. Mai** im Rathaus, siehe [Plan](plan.pdf).");
        await Button(page, "Speichern").ClickAsync();
        await Expect(Named(page, "An 1 Person senden")).ToHaveCountAsync(0);
        await Named(page, "Prüfen und senden").ClickAsync();
        await Expect(page.GetByText("plan.pdf")).ToBeVisibleAsync();
        await Named(page, "Vorschau Deutsch").ClickAsync();
        await Expect(page.Locator("iframe")).ToBeVisibleAsync();
        await Named(page, "An 1 Person senden").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Jetzt senden" }).ClickAsync();
        await Expect(page.Locator("#news-message")).ToContainTextAsync("wird gesendet");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A button of the newsletter's card, which names the newsletter too.</summary>
    private static ILocator Named(IPage page, string name) => Button(page, $"{name}: Die Messe kommt");
}
