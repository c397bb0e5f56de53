using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Organising;

/// <summary>The public page beside the event's form shows what stands in the fields, not what was saved.</summary>
public sealed class EventPreviewTests(Chromium chromium)
{
    [Fact]
    public async Task An_open_preview_follows_each_field_that_is_left()
    {
        await using var app = await TestApp.StartAsync();
        var fair = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, fair.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        await tab.Page.GotoAsync($"/organise/events/{fair.Slug}/edit");
        await tab.Page.Locator(".form-preview button").ClickAsync();
        var shown = tab.Page.Locator("[data-preview]");
        await Assertions.Expect(shown).ToContainTextAsync(fair.Title.In("de"));

        await LeaveAsync("#field-title", "Messe am Fluss");
        await Assertions.Expect(shown.Locator("h3").First).ToHaveTextAsync("Messe am Fluss");

        await LeaveAsync("#field-organiserName", "Haus am Fluss");
        await LeaveAsync("#field-placeNote", "Saal am Wasser");
        await Assertions.Expect(shown).ToContainTextAsync("Saal am Wasser");

        async Task LeaveAsync(string field, string text)
        {
            await tab.Page.Locator(field).FillAsync(text);
            await tab.Page.Keyboard.PressAsync("Tab");
        }
    }
}
