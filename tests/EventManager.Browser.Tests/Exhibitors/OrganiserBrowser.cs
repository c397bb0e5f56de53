using EventManager.Browser.Tests.Surroundings;
using EventManager.Domain.Accounts;
using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Exhibitors;

/// <summary>A browser in which an organiser is signed in.</summary>
internal sealed class OrganiserBrowser(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public static async Task<OrganiserBrowser> OpenAsync(
        TestApp app,
        Guid eventId,
        int width,
        ColorScheme scheme,
        StaffRole role = StaffRole.Organiser
    )
    {
        var browser = await Chromium.Shared.BrowserAsync();
        using var organiser = await app.SignInAsync(role, eventId);
        var cookie = organiser.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
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
        return new(context, await context.NewPageAsync());
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
