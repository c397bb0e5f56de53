using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

// Two cores run the server, the browser and this: side by side, one journey would only make another's time run out.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>The installed browser, started once for all tests that need no camera.</summary>
public sealed class Chromium : IAsyncDisposable
{
    public const string Program = "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task<IBrowser> BrowserAsync() => browser ??= await StartAsync();

    /// <summary>A browser whose camera sees one film, again and again.</summary>
    public Task<IBrowser> StartWithCameraAsync(string film) =>
        StartAsync("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture=" + film);

    /// <summary>A browser that keeps what it stores in a folder, as a phone does.</summary>
    /// <param name="folder">The profile; a second browser with it goes on where the first was ended.</param>
    /// <param name="film">What its camera sees; null for no camera.</param>
    /// <param name="options">Size, language and so on.</param>
    public async Task<IBrowserContext> StartPhoneAsync(string folder, string? film, BrowserTypeLaunchPersistentContextOptions options)
    {
        SkipWithout();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright ??= await Playwright.CreateAsync();
        string[] camera = film is null
            ? []
            : ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture=" + film];
        options.ExecutablePath = Program;
        options.Args = [.. Switches, .. camera];
        return await playwright.Chromium.LaunchPersistentContextAsync(folder, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync(params string[] more)
    {
        SkipWithout();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright ??= await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = [.. Switches, .. more] });
    }

    /// <summary>Without the browser a test is left out, and fails in CI.</summary>
    public static void SkipWithout()
    {
        if (File.Exists(Program))
            return;
        const string why = Program + " is not there: install the package chromium.";
        if (Environment.GetEnvironmentVariable("CI") is not null)
            Assert.Fail(why);
        Assert.Skip(why);
    }
}
