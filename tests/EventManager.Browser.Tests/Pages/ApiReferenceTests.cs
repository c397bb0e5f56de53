using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Pages;

public sealed class ApiReferenceTests(Chromium chromium)
{
    [Fact]
    public async Task The_calls_are_read_and_tried_without_a_word_to_anybody_else()
    {
        await using var app = await TestApp.StartAsync();
        using var staff = await app.SignInAsync(null, null);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = staff });

        var answer = (await tab.Page.GotoAsync("/organise/api"))!;
        // Three megabytes of script draw it.
        var slow = new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 };
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "EventManager", Level = 1 })).ToBeVisibleAsync(slow);
        await Expect(tab.Page.GetByText("/api/v1/events/{slug}/occupancy").First).ToBeVisibleAsync(slow);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test Request" }).First.ClickAsync(new() { Timeout = 60_000 });
        await Expect(tab.Page.GetByRole(AriaRole.Dialog).First).ToBeVisibleAsync(slow);
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        tab.Watch.Take().ShouldBeEmpty("requests to elsewhere, or what the content security policy forbids");
        var policy = (await answer.AllHeadersAsync())["content-security-policy"];
        policy.Split(';').Single(part => part.TrimStart().StartsWith("script-src", StringComparison.Ordinal)).ShouldNotContain("unsafe");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Zurück zur Verwaltung" }).ClickAsync();
        await tab.Page.WaitForURLAsync("**/organise");
    }
}
