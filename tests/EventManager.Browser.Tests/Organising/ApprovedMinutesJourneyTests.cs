using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Programme;
using EventManager.Testing;
using EventManager.Web.Features.Programme.Minuting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>Who switches on by keyboard that minutes go by themselves is led to the question, and back to a button that is still there.</summary>
public sealed class ApprovedMinutesJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task The_question_has_the_focus_and_what_stays_has_it_after_the_answer()
    {
        var fair = await FairExample.StartAsync();
        await using var app = fair.App;
        await ApproveAsync(app, fair.Fair.Id);
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var page = tab.Page;
        await page.GotoAsync(fair.Organise + "/mails/rules");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var panel = page.Locator("section[aria-labelledby=approved-minutes]");
        var question = panel.GetByRole(AriaRole.Heading, new() { Name = "Was ist mit früheren?" });
        var stays = panel.Locator("> .form-actions .button--primary");

        await panel.Locator("#field-minutes-hours").FillAsync("0");
        await PressAsync("Einschalten");
        await Expect(question).ToBeFocusedAsync();
        await PressAsync("Abbrechen");
        await Expect(stays).ToBeFocusedAsync();
        await PressAsync("Einschalten");
        await PressAsync("Nur ab jetzt");
        await Expect(stays).ToBeFocusedAsync();
        await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("Eingeschaltet");
        await PressAsync("Ausschalten");
        await Expect(stays).ToBeFocusedAsync();

        Task PressAsync(string name) => panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).PressAsync("Enter");
    }

    private static async Task ApproveAsync(TestApp app, Guid eventId)
    {
        await using var db = await app.OpenDbAsync();
        var start = DateTimeOffset.UtcNow.AddDays(40);
        var session = new Session(eventId, SessionKind.WorkingGroup, new("AG"), start, start.AddHours(1), 8);
        db.Add(session);
        await db.SaveChangesAsync();
        var saved = await app
            .Services.GetRequiredService<SaveMinutesHandler>()
            .HandleAsync(new(eventId, session.Id, 0, "Wir haben beschlossen.", "Ja", "", Guid.NewGuid()), default);
        var approved = await app
            .Services.GetRequiredService<ApproveMinutesHandler>()
            .HandleAsync(new(eventId, session.Id, saved.Value), default);
        approved.Refusal.ShouldBeNull();
    }
}
