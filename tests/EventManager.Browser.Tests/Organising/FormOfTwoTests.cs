using EventManager.Browser.Tests.Registrations;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Testing;
using EventManager.Web.Features.Mailings;
using EventManager.Web.Features.Registrations.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>What is typed stands against what was saved before or meanwhile: nothing of either goes without a word.</summary>
public sealed class FormOfTwoTests(Chromium chromium)
{
    private const string Ticket = "registration-ticket";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_words_with_a_placeholder_and_those_of_somebody_else_are_both_shown()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser, Width = 360 });
        var page = tab.Page;
        await page.GotoAsync($"/organise/events/{fair.Slug}/mails/wording?kind={Ticket}");
        var subject = page.Locator("#field-subject");
        await subject.ClickAsync();
        await page.Keyboard.TypeAsync("Für alle");
        await page.Keyboard.PressAsync("Home");
        await page.Locator("#place").SelectOptionAsync("first_name");
        await Button(page, "In den Betreff").ClickAsync();

        await Expect(subject).ToHaveValueAsync("{{ first_name }} Für alle");
        await Expect(subject).ToBeFocusedAsync();
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Nicht gespeicherte Änderungen");
        await app
            .Services.GetRequiredService<SaveWordingHandler>()
            .HandleAsync(new(fair.Id, Ticket, new LocalizedText("Von dort"), LocalizedText.Empty), Stop);
        await Button(page, "Speichern").ClickAsync();
        var conflict = page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("{{ first_name }} Für alle");
        await Expect(conflict).ToContainTextAsync("Von dort");
        await Expect(conflict).ToBeFocusedAsync();
        (await Axe.FindAsync(page, Axe.Wcag)).ShouldBeEmpty();

        await conflict.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await Expect(subject).ToHaveValueAsync("Von dort");
        await conflict.GetByRole(AriaRole.Radio).Nth(0).CheckAsync();
        await Button(page, "Speichern").ClickAsync();
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Gespeichert.");
        await using var db = await app.OpenDbAsync();
        (await db.MailWordings.SingleAsync(Stop)).Subject.German.ShouldBe("{{ first_name }} Für alle");
        tab.Watch.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_two_edit_shows_both_and_loses_neither()
    {
        var scene = await AskingFair.StartAsync();
        var fair = scene.Fair;
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser, Width = 360 });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/questions");
        await Button(page, "Ändern: Was isst du nicht?").ClickAsync();
        await Expect(page.Locator("#field-label")).ToBeFocusedAsync();
        await page.Locator("#field-label").FillAsync("Was verträgst du nicht?");
        await SaveElsewhereAsync(app, fair.Fair.Id);

        await Button(page, "Frage speichern").ClickAsync();

        var conflict = page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("Was verträgst du nicht?");
        await Expect(conflict).ToContainTextAsync("Was schmeckt dir nicht?");
        await Expect(page.Locator("#field-keepDays")).ToHaveValueAsync("3", new() { Timeout = 5_000 });
        (await Axe.FindAsync(page, Axe.Wcag)).ShouldBeEmpty();
        await Button(page, "Frage speichern").ClickAsync();
        await Expect(page.GetByText("Gespeichert.")).ToBeVisibleAsync();
        await using var db = await app.OpenDbAsync();
        var saved = await db.Questions.SingleAsync(question => question.Code == "food", Stop);
        (saved.Label.German, saved.KeepDays).ShouldBe(("Was verträgst du nicht?", 3));
        tab.Watch.Take().ShouldBeEmpty();
    }

    private static async Task SaveElsewhereAsync(TestApp app, Guid eventId)
    {
        var questions = await app.Services.GetRequiredService<QuestionsQuery>().OfEventAsync(eventId, Stop);
        var form = QuestionForm.Of(questions.Single(question => question.Code == "food"));
        (form.Label.German, form.KeepDays) = ("Was schmeckt dir nicht?", 3);
        var saved = await app.Services.GetRequiredService<SaveQuestionHandler>().HandleAsync(eventId, form, Stop);
        saved.IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task An_older_revision_of_minutes_asks_before_it_goes_over_what_is_typed()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var page = tab.Page;
        await page.GotoAsync($"{fair.Organise}/programme/{fair.Group.Id}/minutes");
        var text = page.Locator("#field-markdown");
        foreach (var (index, words) in new[] { "Eins", "Zwei" }.Index())
        {
            await text.FillAsync(words);
            await Button(page, "Als neue Fassung speichern").ClickAsync();
            await Expect(page.GetByText($"Fassung {index + 1} ist gespeichert.")).ToBeVisibleAsync();
        }
        await text.FillAsync("Drei");

        // In one go: the field is left by the press itself.
        await Button(page, "Zurückholen: Fassung 1").ClickAsync();
        await Button(page, "Getipptes behalten").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(text).ToHaveValueAsync("Drei");
        await Button(page, "Zurückholen: Fassung 1").ClickAsync();
        await Button(page, "Zurückholen, Getipptes verwerfen").ClickAsync();
        await Expect(text).ToHaveValueAsync("Eins");
        await Expect(page.Locator(".save-bar__state")).ToContainTextAsync("Nicht gespeicherte Änderungen");
        tab.Watch.Take().ShouldBeEmpty();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
