using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Benchmarks;

/// <summary>The installed Chromium.</summary>
internal sealed class BenchBrowser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private BenchBrowser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Null where there is no browser; it is told on stderr, too.</summary>
    public static async Task<BenchBrowser?> StartAsync()
    {
        if (!File.Exists(Program))
        {
            await Console.Error.WriteLineAsync($"  left out: {Program} is not there");
            return null;
        }
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Switches }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Windows of one person, with nothing cached at first.</summary>
    /// <param name="app">The program.</param>
    /// <param name="signedIn">Whose cookie they have; a visitor's without it.</param>
    public async Task<IBrowserContext> WindowsAsync(TestApp app, HttpClient? signedIn = null)
    {
        var windows = await browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), Locale = "de-DE" });
        if (signedIn is null)
            return windows;
        var pair = signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        var cookie = new Cookie
        {
            Name = pair[0],
            Value = pair[1],
            Url = app.Address.ToString(),
        };
        await windows.AddCookiesAsync([cookie]);
        return windows;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
