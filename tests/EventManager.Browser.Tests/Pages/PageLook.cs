using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EventManager.Browser.Tests.Surroundings;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Pages;

/// <summary>
/// Looks at a page on a phone and on a desk, by day and in the dark. Where EVENTMANAGER_SCREENSHOTS names a folder, all four looks are
/// taken, and a picture of each is put there as <c>page-width-scheme.png</c>.
/// </summary>
internal sealed class PageLook(Tab tab)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("EVENTMANAGER_SCREENSHOTS");

    /// <summary>
    /// A page has each width and each colour once, and the next one the other way round: axe needs half a second for a look, and what a
    /// pattern shows at one width in one colour is seen on the pages that share it.
    /// </summary>
    private static readonly (int Width, ColorScheme Scheme)[][] Looks =
    [
        [(1440, ColorScheme.Light), (360, ColorScheme.Dark)],
        [(1440, ColorScheme.Dark), (360, ColorScheme.Light)],
    ];

    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        Rules = new() { ["empty-table-header"] = new() { Enabled = true } },
    };

    private int looked;

    private readonly List<string> findings = [];

    public IReadOnlyList<string> Findings => findings;

    /// <summary>Opens a page and looks at it; one that fails does not hide the others.</summary>
    public async Task OpenAsync(string name, Func<Task> open)
    {
        try
        {
            await open();
            await TakeAsync(name);
        }
        catch (Exception error) when (error is PlaywrightException or TimeoutException or ShouldAssertException)
        {
            findings.Add($"{name}: {error.Message}");
        }
    }

    private async Task TakeAsync(string name)
    {
        var looks = Pictures is null ? Looks[looked++ % Looks.Length] : [.. Looks.SelectMany(pair => pair)];
        foreach (var (width, scheme) in looks)
        {
            await tab.Page.SetViewportSizeAsync(width, 800);
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var look = $"{name}-{width}-{scheme}".ToLowerInvariant();
            if (Pictures is not null)
                await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, look + ".png"), FullPage = true });
            await MeasureAsync(look);
            var axe = await tab.Page.RunAxe(Everything);
            findings.AddRange(axe.Violations.Select(found => $"{look}: {found.Id} {Where(found)}"));
        }
        findings.AddRange(tab.Watch.Take().Select(note => $"{name}: {note}"));
    }

    private async Task MeasureAsync(string look)
    {
        var tooWide = await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth");
        if (tooWide > 0)
            findings.Add($"{look}: {tooWide} px too wide");
    }

    private static string Where(AxeResultItem found) => string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html));
}
