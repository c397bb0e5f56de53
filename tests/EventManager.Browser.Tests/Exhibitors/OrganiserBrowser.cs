using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Exhibitors;

/// <summary>A browser in which an organiser is signed in.</summary>
internal sealed class OrganiserBrowser(IPlaywright playwright, IBrowser browser, IPage page) : IAsyncDisposable
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];

    public IPage Page => page;

    public static async Task<OrganiserBrowser> OpenAsync(
        TestApp app,
        Guid eventId,
        int width,
        ColorScheme scheme,
        StaffRole role = StaffRole.Organiser
    )
    {
        Chromium.SkipWithout();
        using var organiser = await app.SignInAsync(role, eventId);
        var cookie = organiser.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program, Args = Arguments });
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = app.Address.ToString(),
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
                Locale = "de-DE",
            }
        );
        await context.AddCookiesAsync([
            new()
            {
                Name = cookie[0],
                Value = cookie[1],
                Url = app.Address.ToString(),
            },
        ]);
        return new(playwright, browser, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
