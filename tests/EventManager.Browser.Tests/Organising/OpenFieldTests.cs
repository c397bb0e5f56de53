using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Organising;

/// <summary>What no person types comes over a circuit: the circuit lives on, and what is stored is text.</summary>
public sealed class OpenFieldTests(Chromium chromium)
{
    private const string Put = "(field, text) => { field.value = text; field.dispatchEvent(new Event('change', { bubbles: true })); }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task A_field_takes_bad_text_without_what_is_none_and_the_page_stays(DatabaseUnderTest kind)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/edit");
        var place = tab.Page.Locator("#field-organiserName");
        await place.WaitForAsync();

        await place.EvaluateAsync("field => (" + Put + ")(field, 'Haus\\u0000 \\ud800am\\ufffe See')");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).First.ClickAsync();

        await Assertions.Expect(place).ToHaveValueAsync("Haus am See");
        await using var db = await app.OpenDbAsync();
        for (var i = 0; i < 100 && await db.Events.CountAsync(e => e.OrganiserName == "Haus am See", Stop) == 0; i++)
            await Task.Delay(50, Stop);
        (await db.Events.CountAsync(e => e.OrganiserName == "Haus am See", Stop)).ShouldBe(1);
    }
}
