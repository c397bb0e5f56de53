using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Organising;

/// <summary>What no text can hold comes over a circuit: the field says so, nothing of it is stored, and the circuit lives on.</summary>
public sealed class OpenFieldTests(Chromium chromium)
{
    private const string Put = "(field, text) => { field.value = text; field.dispatchEvent(new Event('change', { bubbles: true })); }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(DatabaseUnderTest.Sqlite), InlineData(DatabaseUnderTest.PostgreSql)]
    public async Task A_field_refuses_bad_text_in_words_and_takes_what_is_typed_instead(DatabaseUnderTest kind)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var app = await TestApp.StartAsync(kind);
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/edit");
        var place = tab.Page.Locator("#field-organiserName");
        await place.WaitForAsync();
        var said = tab.Page.GetByText("Dieser Text enthält Zeichen, die sich nicht lesen lassen.");
        var save = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).First;

        foreach (var bad in new[] { "a\\u0000b", "Haus \\ud800am See", "\\ufffe", "See \\udc00\\ud800" })
        {
            await place.EvaluateAsync("field => (" + Put + ")(field, '" + bad + "')");
            await Assertions.Expect(said).ToBeVisibleAsync();
            await Assertions.Expect(place).ToHaveAttributeAsync("aria-invalid", "true");
            await save.ClickAsync();
            await Assertions.Expect(place).ToBeFocusedAsync();
        }
        await using var db = await app.OpenDbAsync();
        (await db.Events.Select(e => e.OrganiserName).SingleAsync(Stop)).ShouldBe(fair.OrganiserName);

        await place.EvaluateAsync("field => (" + Put + ")(field, 'Haus am See \\ud83d\\ude00')");
        await Assertions.Expect(said).ToHaveCountAsync(0);
        await save.ClickAsync();
        for (var i = 0; i < 100 && await db.Events.CountAsync(e => e.OrganiserName == "Haus am See 😀", Stop) == 0; i++)
            await Task.Delay(50, Stop);
        (await db.Events.CountAsync(e => e.OrganiserName == "Haus am See 😀", Stop)).ShouldBe(1);
    }
}
