using EventManager.Browser.Tests.Surroundings;
using EventManager.Testing;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// Looks at a page on a phone and on a desk, by day and in the dark, and whether it fits 320 px (WCAG 1.4.10) and a tablet held upright. A picture of each look is put
/// into <c>artifacts/screenshots</c>, to be leafed through; where EVENTMANAGER_SCREENSHOTS names a folder, all four looks are taken, and
/// lie there as <c>page-width-scheme.png</c>. In CI nobody leafs, and a picture takes as long as a question to axe: none is made.
/// </summary>
/// <param name="tab">Where the pages are opened.</param>
/// <param name="everyLook">All four looks of each page; what is found at the second pair are colours alone, which costs less.</param>
internal sealed class PageLook(Tab tab, bool everyLook = false)
{
    /// <summary>As wide as a desk of 1,280 px at 400 %.</summary>
    private const int Narrowest = 320;

    /// <summary>Between the two patterns: where what lies side by side on a desk may be squeezed.</summary>
    private const int Tablet = 768;

    /// <summary>At which the organisers' lists are whole: nobody scrolls sideways to a row's actions.</summary>
    private static readonly int[] Laptops = [1152, 1280];

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    private static readonly bool Photographs = Pictures is not null || Environment.GetEnvironmentVariable("CI") is null;

    /// <summary>
    /// A page has each width and each colour once, and the next one the other way round: axe takes its time for a look, and what a
    /// pattern shows at one width in one colour is seen on the pages that share it.
    /// </summary>
    private static readonly (int Width, ColorScheme Scheme)[][] Looks =
    [
        [(1440, ColorScheme.Light), (360, ColorScheme.Dark)],
        [(1440, ColorScheme.Dark), (360, ColorScheme.Light)],
    ];

    /// <summary>What else than colours is wrong in one scheme is wrong in the other, too.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>Asks the axe that the first pair left in the page.</summary>
    private const string AskAgain = """
        async (rules) => (await axe.run({ runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'], iframes: false })).violations
          .map((found) => found.id + ' ' + found.nodes.slice(0, 3).map((node) => node.html).join(' | '))
        """;

    /// <summary>Lists that scroll sideways, and by how much.</summary>
    private const string Sideways = """
        () => [...document.querySelectorAll('.list-grid__frame')]
          .map((frame) => [frame.scrollWidth - frame.clientWidth, frame.querySelector('table')?.getAttribute('aria-label')])
          .filter(([over]) => over > 0)
          .map(([over, name]) => `the list ${name} scrolls ${over} px sideways`)
        """;

    /// <summary>One folder for each class: two look at their pages side by side.</summary>
    private static string Album =>
        Path.Combine(SourceTree.Root, "artifacts", "screenshots", TestContext.Current.TestClass!.TestClassName.Split('.')[^1]);

    private int opened;

    private readonly List<string> findings = [];

    public IReadOnlyList<string> Findings => findings;

    /// <summary>Opens a page and looks at it; one that fails does not hide the others.</summary>
    public async Task OpenAsync(string name, Func<Task> open)
    {
        // Counted before: a page that fails leaves the others the looks that they have without it.
        var turn = opened++ % Looks.Length;
        try
        {
            await open();
            await TakeAsync(name, turn);
        }
        catch (Exception error) when (error is PlaywrightException or TimeoutException or ShouldAssertException)
        {
            findings.Add($"{name}: {error.Message}");
        }
    }

    private async Task TakeAsync(string name, int turn)
    {
        if (await tab.Page.Locator(".list-grid__frame").CountAsync() > 0)
            await LookAtListsAsync(name);
        await TakeAsync(name, Looks[turn], EverythingAsync);
        foreach (var others in Looks.Where((_, at) => at != turn && (everyLook || Pictures is not null)))
            await TakeAsync(name, others, Pictures is null ? ColoursAsync : EverythingAsync);
        foreach (var width in new[] { Narrowest, Tablet })
        {
            await tab.Page.SetViewportSizeAsync(width, 800);
            if (Pictures is not null)
                await PhotographAsync($"{name}-{width}");
            await MeasureAsync($"{name}-{width}");
        }
        findings.AddRange((await PageFaults.OfWordsAsync(tab.Page)).Select(found => $"{name}: {found}"));
        findings.AddRange((await CarriedStyles.MissingAsync(tab.Page)).Select(found => $"{name}: {found}"));
        findings.AddRange(tab.Watch.Take().Select(note => $"{name}: {note}"));
    }

    private async Task LookAtListsAsync(string name)
    {
        foreach (var laptop in Laptops)
        {
            await tab.Page.SetViewportSizeAsync(laptop, 800);
            findings.AddRange((await tab.Page.EvaluateAsync<string[]>(Sideways)).Select(found => $"{name}-{laptop}: {found}"));
        }
    }

    private async Task TakeAsync(string name, (int Width, ColorScheme Scheme)[] looks, Func<Task<IEnumerable<string>>> find)
    {
        foreach (var (width, scheme) in looks)
        {
            await tab.Page.SetViewportSizeAsync(width, 800);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var look = $"{name}-{width}-{scheme}".ToLowerInvariant();
            if (Photographs)
                await PhotographAsync(look);
            await MeasureAsync(look);
            findings.AddRange((await find()).Select(found => $"{look}: {found}"));
        }
    }

    private Task PhotographAsync(string look) =>
        tab.Page.ScreenshotAsync(
            Pictures is null
                ? new()
                {
                    Path = Path.Combine(Album, look + ".jpg"),
                    FullPage = true,
                    Type = ScreenshotType.Jpeg,
                    Quality = 60,
                }
                : new() { Path = Path.Combine(Pictures, look + ".png"), FullPage = true }
        );

    private async Task<IEnumerable<string>> EverythingAsync() =>
        (await Axe.FindAsync(tab.Page, Axe.Wcag, "empty-table-header", "heading-order", "skip-link")).Select(found =>
            $"{found.Id} {Where(found)}"
        );

    private async Task<IEnumerable<string>> ColoursAsync() => await tab.Page.EvaluateAsync<string[]>(AskAgain, Colours);

    private async Task MeasureAsync(string look) =>
        findings.AddRange((await PageFaults.OfShapeAsync(tab.Page)).Select(found => $"{look}: {found}"));

    private static string Where(Axe.Violation found) => string.Join(" | ", found.Html.Take(3));
}
