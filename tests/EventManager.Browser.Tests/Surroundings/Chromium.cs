using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>The installed browser, started once for all tests that need no camera.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Whole = "/usr/bin/chromium";
    private const string Shell = "/usr/bin/chromium-headless-shell";

    /// <summary>The same engine without a window's shell opens a page in a third of the time; where it is not, the whole browser.</summary>
    public static readonly string Program = File.Exists(Shell) ? Shell : Whole;

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

    // Two tests may ask at once (LooksSideBySide): what skips or fails is asked before, and is not kept.
    private readonly Lazy<Task<IPlaywright>> playwright = new(Playwright.CreateAsync);
    private readonly Lazy<Task<IBrowser>> browser;

    public Chromium()
    {
        browser = new(() => StartAsync());
        Shared = this;
    }

    /// <summary>For what is no test and gets no fixture.</summary>
    public static Chromium Shared { get; private set; } = null!;

    public Task<IBrowser> BrowserAsync()
    {
        SkipWithout();
        return browser.Value;
    }

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
        string[] camera = film is null
            ? []
            : ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture=" + film];
        options.ExecutablePath = Program;
        options.Args = [.. Switches, .. camera];
        return await (await playwright.Value).Chromium.LaunchPersistentContextAsync(folder, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser.IsValueCreated)
            await (await browser.Value).DisposeAsync();
        if (playwright.IsValueCreated)
            (await playwright.Value).Dispose();
    }

    private async Task<IBrowser> StartAsync(params string[] more)
    {
        SkipWithout();
        Assertions.SetDefaultExpectTimeout(20_000);
        return await (await playwright.Value).Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = [.. Switches, .. more] });
    }

    /// <summary>Without the browser a test is left out, and fails in CI.</summary>
    public static void SkipWithout()
    {
        if (File.Exists(Program))
            return;
        const string why = "No Chromium is there: install the package chromium-headless-shell or chromium.";
        if (Environment.GetEnvironmentVariable("CI") is not null)
            Assert.Fail(why);
        Assert.Skip(why);
    }
}
