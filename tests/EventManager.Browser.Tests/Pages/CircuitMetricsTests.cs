using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using EventManager.Web.Platform.Telemetry;

namespace EventManager.Browser.Tests.Pages;

public sealed class CircuitMetricsTests(Chromium chromium)
{
    private const string Key = "ein-schluessel-fuer-prometheus";

    [Fact]
    public async Task An_organisers_open_page_is_counted()
    {
        await using var app = await TestApp.StartAsync(settings: new() { ["Telemetry:MetricsKey"] = Key });
        var @event = await app.AddEventAsync();
        using var organiser = await app.SignInAsync(StaffRole.Organiser, @event.Id);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = organiser });
        var socket = tab.Page.WaitForWebSocketAsync();
        await tab.Page.GotoAsync($"/organise/events/{@event.Slug}/registrations");
        await socket;

        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        var page = "";
        for (var tries = 0; tries < 100 && !page.Contains("circuit_connected", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            page = await app.Client.GetStringAsync(MetricsPage.Path, TestContext.Current.CancellationToken);
        }

        page.ShouldMatch(@"aspnetcore_components_circuit_active\{[^}]*\} [1-9]");
        page.ShouldMatch(@"aspnetcore_components_circuit_connected\{[^}]*\} [1-9]");
    }
}
