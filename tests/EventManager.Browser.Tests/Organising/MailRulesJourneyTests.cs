using System.Text.RegularExpressions;
using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Mailings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>An organiser adds a rule, is asked about the past, and sees what goes when and to whom.</summary>
public sealed class MailRulesJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_rule_is_counted_asked_about_saved_and_stopped()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));
        await page.GotoAsync(fair.Organise + "/mails/rules");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Button(page, "Neue Regel").ClickAsync();
        await page.GetByLabel("Mail", new() { Exact = true }).SelectOptionAsync("event-message");
        await page.GetByLabel("Wie lange").FillAsync("0");
        await page.GetByLabel("Richtung").SelectOptionAsync("after");
        await page.GetByLabel("Zählt von").SelectOptionAsync("Confirmed");
        // Who is meant follows the choice at once.
        await page.GetByLabel("An wen").SelectOptionAsync("CheckedIn");
        await Expect(page.GetByText("Im Moment 0 Personen")).ToBeVisibleAsync();
        await page.GetByLabel("An wen").SelectOptionAsync("Everybody");
        await Expect(page.GetByText("Namen zeigen")).ToBeVisibleAsync();
        await Button(page, "Speichern").ClickAsync();
        await Expect(page.Locator("#rules-message")).ToContainTextAsync("Betreff");
        await page.Locator("#field-subject").FillAsync("Gut zu wissen");
        await page.Locator("#field-body").FillAsync("Bring **Zeit** mit. [Plan](plan.pdf)");
        await Button(page, "Wer bekommt sie?").ClickAsync();
        await Expect(page.Locator("#rules-message")).ToContainTextAsync("plan.pdf");
        await page.Locator("#field-body").FillAsync("Bring **Zeit** mit. [Plan](/plan)");
        await page.Locator("#place").SelectOptionAsync("first_name");
        await Button(page, "In den Betreff").ClickAsync();
        await Expect(page.Locator("#field-subject")).ToHaveValueAsync("Gut zu wissen {{ first_name }}");
        await Expect(page.GetByText("Ohne Übersetzung: Englisch")).ToBeVisibleAsync();
        await Button(page, "Wer bekommt sie?").ClickAsync();
        await look.OpenAsync("mail-rule-preflight", () => Expect(page.Locator("#rule-numbers")).ToBeFocusedAsync());
        await Expect(page.GetByText("bekommen die Mail", new() { Exact = true })).ToBeVisibleAsync();

        // As somebody of the event, whatever the audience; and to whoever writes it.
        await Button(page, "Empfänger suchen").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vorschau als " }).First.ClickAsync();
        await look.OpenAsync("mail-rule-preview", () => Expect(page.Locator("#preview-message")).ToContainTextAsync("diese E-Mail"));
        await Expect(page.Locator("iframe[title='Vorschau und Test']"))
            .ToHaveAttributeAsync("srcdoc", new Regex("Bring <strong>Zeit</strong> mit\\."));
        await Button(page, "Als Test an mich senden").ClickAsync();
        await Expect(page.Locator("#preview-message")).ToContainTextAsync("unterwegs");
        await Button(page, "Speichern").ClickAsync();
        await look.OpenAsync(
            "mail-rule-question",
            () => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Was ist mit dem" })).ToBeVisibleAsync()
        );
        await Button(page, "Nur ab jetzt").ClickAsync();

        await Expect(
                page.GetByRole(
                    AriaRole.Heading,
                    new()
                    {
                        Name = "Anmeldung",
                        Exact = false,
                        Level = 2,
                    }
                ).First
            )
            .ToBeVisibleAsync();
        await Expect(page.GetByText("für jede Anmeldung einzeln")).ToBeVisibleAsync();
        // What was saved by the answer is no draft any more, to be taken up and saved again.
        var drafts = await page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.includes('draft|')).length");
        drafts.ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Verzeichnis" }).First.ClickAsync();
        await look.OpenAsync("mail-ledger", () => Expect(page.GetByText("Keine Treffer für diese Suche")).ToBeVisibleAsync());
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anhalten" }).First.ClickAsync();
        await look.OpenAsync("mail-rules", () => Expect(page.Locator("#rules-message")).ToContainTextAsync("Angehalten"));

        // The clock of the event's mail year is moved to the next mail, and says who gets it.
        await using (var db = await app.OpenDbAsync())
        {
            db.MailRules.Add(new(fair.Fair.Id, MailRule.Reminder, new(MailAnchor.EventEnd, true, 1, MailUnit.Days, null)));
            await db.SaveChangesAsync();
        }
        await page.ReloadAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Button(page, "Nächste E-Mail").ClickAsync();
        await Expect(page.Locator("#plan-message")).ToContainTextAsync("Am ");
        var who = page.GetByRole(AriaRole.Button, new() { Name = "Personen zeigen" }).First;
        await who.ClickAsync();
        await Expect(who).ToHaveAttributeAsync("aria-expanded", "true");
        await look.OpenAsync(
            "mail-year",
            () => Expect(page.Locator("[aria-labelledby=mail-year] .recipients li").First).ToBeVisibleAsync()
        );

        // The calendar of all mails, and from one month to the next without leaving the page.
        await page.GotoAsync("/organise/mails");
        await look.OpenAsync("mail-calendar", () => Expect(page.Locator("#mail-month + section table")).ToBeVisibleAsync());
        var month = await page.Locator("#mail-month").InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Nächster Monat" }).ClickAsync();
        await Expect(page.Locator("#mail-month")).Not.ToHaveTextAsync(month);
        await page.GetByRole(AriaRole.Link, new() { Name = "Dieser Monat" }).ClickAsync();
        await Expect(page.Locator("#mail-month")).ToHaveTextAsync(month);
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
