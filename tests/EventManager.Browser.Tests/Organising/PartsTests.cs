using EventManager.Browser.Tests.Pages;
using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MudBlazor;
using static Microsoft.Playwright.Assertions;

namespace EventManager.Browser.Tests.Organising;

/// <summary>
/// What no page shows yet: MudBlazor's parts in our colours, opened, with messages beside them. None breaks the security policy, asks
/// another server for anything, or is hard to read in one of the schemes.
/// </summary>
public sealed class PartsTests(Chromium chromium)
{
    [Fact]
    public async Task Parts_opened_in_the_organisers_area()
    {
        var circuit = new OpenCircuit();
        await using var app = await TestApp.StartAsync(services: services =>
        {
            services.AddSingleton(circuit);
            services.AddScoped<CircuitHandler, CircuitWatch>();
        });
        using var administrator = await app.SignInAsync(null, null, administrator: true);
        await using var tab = await Tab.OpenAsync(await chromium.BrowserAsync(), app, new() { SignedIn = administrator });
        var (page, look) = (tab.Page, new PageLook(tab));

        await look.OpenAsync(
            "parts",
            async () =>
            {
                await page.GotoAsync("/organise/tasks");
                await Expect(page.Locator(".message-bar")).ToBeAttachedAsync();
                await circuit.Dialogs!.ShowAsync<PartsSample>("Parts");
                await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Parts" })).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Tab, new() { Name = "Second" }).ClickAsync();
                foreach (var severity in Enum.GetValues<Severity>())
                    circuit.Snackbar!.Add($"{severity} is said", severity);
                await Expect(page.Locator(".message-bar .notice")).ToHaveCountAsync(5);
            }
        );
        await look.OpenAsync(
            "parts-menu",
            async () =>
            {
                circuit.Snackbar!.Clear();
                await Expect(page.Locator(".message-bar .notice")).ToHaveCountAsync(0);
                // The menu lies over the head of the page on a phone; what it covers is no target meanwhile.
                await page.EvaluateAsync("document.querySelector('.shell__bar').inert = true");
                await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Open" })).ToBeVisibleAsync();
            }
        );
        string.Join("\n", look.Findings).ShouldBeEmpty();
    }

    /// <summary>What the circuit of the page that was opened last offers.</summary>
    private sealed class OpenCircuit
    {
        public IDialogService? Dialogs { get; set; }

        public ISnackbar? Snackbar { get; set; }
    }

    private sealed class CircuitWatch(OpenCircuit open, IDialogService dialogs, ISnackbar snackbar) : CircuitHandler
    {
        public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            (open.Dialogs, open.Snackbar) = (dialogs, snackbar);
            return Task.CompletedTask;
        }
    }
}
