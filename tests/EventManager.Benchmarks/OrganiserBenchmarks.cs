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

    private const int FewRows = 1_000;

    /// <summary>Milliseconds until the list says another number and shows as many rows as it must.</summary>
    private const string Filter = """
        ([field, value]) => new Promise((done, fail) => {
          const list = document.querySelector('.list-page');
          const said = () => list.querySelector('p.visually-hidden[role=status]').textContent;
          const before = said();
          const late = setTimeout(() => fail(new Error(`${field} ${value}: ${before}`)), 20000);
          const input = document.getElementById(field);
          const start = performance.now();
          const watch = new MutationObserver(() => {
            const hits = parseInt(said().replace(/\D/g, ''), 10);
            const rows = list.querySelectorAll('[data-row]').length;
            if (said() === before || rows !== Math.min(25, hits)) return;
            clearTimeout(late);
            watch.disconnect();
            done(performance.now() - start);
          });
          watch.observe(list, { childList: true, subtree: true, characterData: true });
          input.value = value;
          input.dispatchEvent(new Event(input.type === 'search' ? 'input' : 'change', { bubbles: true }));
        })
        """;

    /// <summary>What nobody and what everybody has; a word that few have, and none.</summary>
    private static readonly (string Name, (string Field, string Value)[] Steps)[] Filters =
    [
        ("state", [("filter-state", "Cancelled"), ("filter-state", "Confirmed")]),
        ("search", [("search", "Kübra Öztürk"), ("search", "")]),
    ];

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

    /// <summary>From the choice of a filter, or a letter typed, until the list shows what it finds and says how many.</summary>
    public static async IAsyncEnumerable<Figure> FilterGrowthAsync(Stages stages)
    {
        await using var browser = await BenchBrowser.StartAsync();
        if (browser is null)
            yield break;
        const string slug = "filter";
        var (small, large) = (await stages.SmallAsync(DatabaseUnderTest.Sqlite), await stages.LargeAsync(DatabaseUnderTest.Sqlite));
        await small.AddEventAsync(slug, 2 * FewRows, FewRows);
        using var overFew = await small.App.SignInAsync(null, null, administrator: true);
        using var overMany = await large.App.SignInAsync(null, null, administrator: true);
        await using var fewDesk = await browser.WindowsAsync(small.App, overFew);
        await using var manyDesk = await browser.WindowsAsync(large.App, overMany);
        var (few, many) = (await OpenAsync(fewDesk, slug), await OpenAsync(manyDesk, Stages.LargeEvent));
        var worst = 0.0;
        foreach (var (name, steps) in Filters)
        {
            var ratio = await Rounds.RatioAsync(name, Opens, () => StepsAsync(many, steps), () => StepsAsync(few, steps));
            worst = Math.Max(worst, ratio);
        }
        yield return new(
            "organiser-filter-growth",
            worst,
            "filtering a list of 100,000 against 1,000, the slowest of filters and search, Chromium"
        );
    }

    private static async Task<double> StepsAsync(IPage page, (string Field, string Value)[] steps)
    {
        var all = 0.0;
        foreach (var (field, value) in steps)
            all += await page.EvaluateAsync<double>(Filter, new[] { field, value });
        return all;
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

    private static async Task<IPage> OpenAsync(IBrowserContext desk, string slug)
    {
        var page = await desk.NewPageAsync();
        await page.GotoAsync(Address(slug));
        await page.Locator(Row).First.WaitForAsync();
        // The circuit answers: the list is no longer the one of the answer's HTML.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    private static (long Heap, long Resident) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }

    private static string Address(string slug) => $"/organise/events/{slug}/registrations";
}
