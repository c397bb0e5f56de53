using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Benchmarks;

/// <summary>An organiser's page in the installed Chromium: the list of an event's registrations.</summary>
internal static class OrganiserBenchmarks
{
    private const int Opens = 21;
    private const int Warm = 5;
    private const int Pages = 100;
    private const string Row = "[data-row]";

    /// <summary>Milliseconds of the page's own clock, which begins with the navigation.</summary>
    private const string Watch = """
        new MutationObserver((_, watch) => {
          if (!document.querySelector('[data-row]')) return;
          window.firstRow = performance.now();
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true });
        """;

    public static async IAsyncEnumerable<Figure> FirstRowAsync(Stages stages)
    {
        await using var browser = await BenchBrowser.StartAsync();
        if (browser is null)
            yield break;
        var stage = await stages.LargeAsync(DatabaseUnderTest.Sqlite);
        using var organiser = await stage.App.SignInAsync(null, null, administrator: true);
        var times = new List<double>();
        for (var i = 0; i < Warm + Opens; i++)
        {
            await using var desk = await browser.WindowsAsync(stage.App, organiser);
            await desk.AddInitScriptAsync(Watch);
            var page = await desk.NewPageAsync();
            await page.GotoAsync(Address(Stages.LargeEvent));
            await page.Locator(Row).First.WaitForAsync();
            if (i >= Warm)
                times.Add(await page.EvaluateAsync<double>("() => window.firstRow"));
        }
        yield return new(
            "organiser-first-row-ms",
            times.Order().ElementAt(Opens / 2),
            "milliseconds from the navigation to the first of 100,000 registrations, nothing cached, median, Chromium"
        );
    }

    public static async IAsyncEnumerable<Figure> CircuitAsync()
    {
        await using var browser = await BenchBrowser.StartAsync();
        if (browser is null)
            yield break;
        const string slug = "kreise";
        await using var stage = await Stage.OpenAsync(
            DatabaseUnderTest.Sqlite,
            settings: new() { ["Circuits:PerPerson"] = "1000", ["Circuits:PerAddress"] = "1000" }
        );
        await stage.AddEventAsync(slug, 2_000, 1_000);
        using var organiser = await stage.App.SignInAsync(null, null, administrator: true);
        await using var desk = await browser.WindowsAsync(stage.App, organiser);
        for (var i = 0; i < Warm; i++)
            await OpenAsync(desk, slug);
        var (heap, resident) = Memory();
        for (var i = 0; i < Pages; i++)
            await OpenAsync(desk, slug);
        var (heapThen, residentThen) = Memory();
        await Console.Error.WriteLineAsync($"  resident memory: {(residentThen - resident) / 1024 / Pages} kB a page");
        yield return new("circuit-kb", (heapThen - heap) / 1024.0 / Pages, $"kilobytes of live objects for each of {Pages} open lists");
    }

    private static async Task OpenAsync(IBrowserContext desk, string slug)
    {
        var page = await desk.NewPageAsync();
        await page.GotoAsync(Address(slug));
        await page.Locator(Row).First.WaitForAsync();
        // The circuit answers: the list is no longer the one of the answer's HTML.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static (long Heap, long Resident) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    private static string Address(string slug) => $"/organise/events/{slug}/registrations";
}
