using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Pages;

/// <summary>What is wrong with a page that axe does not see.</summary>
internal static class PageFaults
{
    /// <summary>Messages that have words and lie outside of the page's flow: they would cover what stands there. Axe sees no such thing.</summary>
    private const string Covered = """
        () => [...document.querySelectorAll('main :is([role=status], [role=alert])')]
          .filter((one) => one.textContent.trim() && getComputedStyle(one).position === 'absolute' && one.getBoundingClientRect().height > 2)
          .map((one) => one.outerHTML.slice(0, 120))
        """;

    /// <summary>A word and a link (or the like) after it that are read as one, since Razor leaves out the line between them.</summary>
    private const string RunTogether = """
        () => [...document.querySelectorAll('main :is(a, button, span, strong, em, b, time, small):not(.visually-hidden)')]
          .filter((one) => {
            const before = one.previousSibling;
            if (before?.nodeType !== Node.TEXT_NODE || !/[\p{L}\p{N}]$/u.test(before.data) || !/^[\p{L}\p{N}]/u.test(one.innerText ?? '')) return false;
            const style = getComputedStyle(one);
            return style.display.startsWith('inline') && parseFloat(style.marginInlineStart) === 0 && parseFloat(style.paddingInlineStart) === 0
              && !/flex|grid/.test(getComputedStyle(one.parentElement).display);
          })
          .map((one) => one.previousSibling.data.trim().slice(-30) + one.outerHTML.slice(0, 90))
        """;

    /// <summary>What hangs at a button is placed anew by script, a moment after the window has changed: what it comes to is looked at.</summary>
    private const string TooWide = """
        async () => {
          const over = () => document.scrollingElement.scrollWidth - innerWidth;
          for (let tries = 0; over() > 0 && tries < 20; tries++) await new Promise((done) => setTimeout(done, 100));
          return over();
        }
        """;

    /// <summary>A row's buttons below each other on a desk: rows are of many heights, and nobody finds the same button at the same place.</summary>
    private const string Wrapped = """
        () => [...document.querySelectorAll('main td')]
          .filter((cell) => new Set([...cell.querySelectorAll(':is(a, button).button')].filter((one) => one.checkVisibility())
            .map((one) => Math.round(one.getBoundingClientRect().top))).size > 1)
          .map((cell) => cell.innerText.replaceAll('\n', ' ').slice(0, 80))
        """;

    /// <summary>From which width a row's buttons stand side by side.</summary>
    private const int Desk = 1200;

    private const string Headings = "() => [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length";

    /// <summary>At this width.</summary>
    public static async Task<IReadOnlyList<string>> OfShapeAsync(IPage page)
    {
        var found = new List<string>();
        var tooWide = await page.EvaluateAsync<int>(TooWide);
        if (tooWide > 0)
            found.Add($"{tooWide} px too wide");
        if (await page.EvaluateAsync<int>(Headings) > 1)
            found.Add("has more than one heading of the first level");
        found.AddRange((await page.EvaluateAsync<string[]>(Covered)).Select(one => "stands above other words: " + one));
        if (page.ViewportSize?.Width >= Desk)
            found.AddRange((await page.EvaluateAsync<string[]>(Wrapped)).Select(one => "buttons of a row below each other: " + one));
        return found;
    }

    /// <summary>At any width.</summary>
    public static async Task<IEnumerable<string>> OfWordsAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>(RunTogether)).Select(one => "two words read as one: " + one);
}
