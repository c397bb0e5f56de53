using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Benchmarks;

/// <summary>
/// When somebody with an old phone and a bad network sees the first words of the demo's home page and of its fair, nothing cached: 400 kbit/s
/// with 400 ms for each answer, as the browser's own preset for slow 3G has it, and a processor four times slower than this machine's.
/// </summary>
internal static class FirstContentBenchmark
{
    private const int Views = 5;
    private const int BytesPerSecond = 400_000 / 8;
    private const int LatencyMs = 400;
    private const int Slower = 4;

    /// <summary>Styles go out compressed, as an installed program sends them; run from its source it reads each file anew instead.</summary>
    private static readonly Dictionary<string, string?> AsInstalled = new()
    {
        ["Demo:CreateAtStart"] = "true",
        ["ReloadStaticAssetsAtRuntime"] = "false",
    };

    private static readonly string[] Pages = ["/", "/e/ausbildungsmesse-2027"];

    public static async IAsyncEnumerable<Figure> RunAsync()
    {
        await using var browser = await BenchBrowser.StartAsync();
        if (browser is null)
            yield break;
        await using var app = await TestApp.StartAsync(DatabaseUnderTest.Sqlite, AsInstalled);
        var (most, slowest) = (0d, "");
        foreach (var page in Pages)
        {
            // Compiles what makes the page.
            (await app.Client.GetAsync(page)).EnsureSuccessStatusCode();
            var times = new double[Views];
            for (var view = 0; view < Views; view++)
                times[view] = await FirstContentAsync(browser, app, page);
            var median = times.Order().ElementAt(Views / 2);
            await Console.Error.WriteLineAsync($"  {page}: {median:0} ms of {string.Join(", ", times.Select(time => $"{time:0}"))}");
            if (median > most)
                (most, slowest) = (median, page);
        }
        yield return new(
            "public-first-content-ms",
            most,
            $"milliseconds until {slowest} shows its first words, slow 3G, a processor {Slower} times slower"
        );
    }

    private static async Task<double> FirstContentAsync(BenchBrowser browser, TestApp app, string path)
    {
        await using var windows = await browser.WindowsAsync(app);
        var page = await windows.NewPageAsync();
        var protocol = await windows.NewCDPSessionAsync(page);
        await protocol.SendAsync("Network.enable");
        await protocol.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = LatencyMs,
                ["downloadThroughput"] = BytesPerSecond,
                ["uploadThroughput"] = BytesPerSecond,
            }
        );
        await protocol.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slower });
        await page.SetViewportSizeAsync(360, 740);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 });
        return await page.EvaluateAsync<double>(
            """
            () => new Promise(resolve => new PerformanceObserver(list => {
                const paint = list.getEntriesByName('first-contentful-paint')[0];
                if (paint) resolve(paint.startTime);
            }).observe({ type: 'paint', buffered: true }))
            """
        );
    }
}
