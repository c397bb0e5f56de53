using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EventManager.Browser.Tests.Surroundings;

/// <summary>
/// Asks axe. Where a page has no frames the page itself is asked: <c>RunAxe</c> opens another page for each question, to put together what
/// frames said, and that took longer than the question. A frame that may run no script (the preview of a mail) has nobody to ask: axe would
/// wait for its answer for ever.
/// </summary>
internal static class Axe
{
    /// <summary>WCAG 2.2, levels A and AA.</summary>
    public static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private const string Ask = """
        async ([tags, rules]) => {
          const options = { rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])), resultTypes: ['violations'], iframes: false };
          if (tags.length) options.runOnly = { type: 'tag', values: tags };
          return JSON.stringify((await axe.run(document, options)).violations.map(({ id, nodes }) =>
            ({ id, html: nodes.map(({ html }) => html), places: nodes.map(({ target }) => String(target)) })));
        }
        """;

    /// <summary>
    /// Bars that stay while a page is scrolled: axe takes what lies under one at this moment for a smaller target, though a reader scrolls it
    /// out from there. Relative and not static: what a bar opens is placed by it.
    /// </summary>
    private const string PlaceBars =
        "(position) => document.querySelectorAll('.shell__bar, .save-bar').forEach((bar) => (bar.style.position = position))";

    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    /// <param name="page">As it is shown now.</param>
    /// <param name="tags">The rules with these; all of axe's own choice where there are none.</param>
    /// <param name="more">Rules beside them.</param>
    public static async Task<IReadOnlyList<Violation>> FindAsync(IPage page, string[] tags, params string[] more)
    {
        await page.EvaluateAsync(PlaceBars, "relative");
        try
        {
            return await (await AnswersInFrameAsync(page) ? FindInFramesAsync(page, tags, more) : FindInPageAsync(page, tags, more));
        }
        finally
        {
            await page.EvaluateAsync(PlaceBars, "");
        }
    }

    private static async Task<IReadOnlyList<Violation>> FindInPageAsync(IPage page, string[] tags, string[] more)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script.Value);
        var found = await page.EvaluateAsync<string>(Ask, new[] { tags, more });
        return JsonSerializer.Deserialize<Violation[]>(found, JsonSerializerOptions.Web)!;
    }

    private static async Task<bool> AnswersInFrameAsync(IPage page) =>
        await page.EvaluateAsync<bool>("() => document.querySelector('iframe:not([sandbox]), iframe[sandbox~=allow-scripts]') !== null");

    private static async Task<IReadOnlyList<Violation>> FindInFramesAsync(IPage page, string[] tags, string[] more)
    {
        var options = new AxeRunOptions { Rules = more.ToDictionary(rule => rule, _ => new RuleOptions { Enabled = true }) };
        if (tags.Length > 0)
            options.RunOnly = new() { Type = "tag", Values = [.. tags] };
        return
        [
            .. (await page.RunAxe(options)).Violations.Select(found => new Violation(
                found.Id,
                [.. found.Nodes.Select(node => node.Html)],
                [.. found.Nodes.Select(node => $"{node.Target}")]
            )),
        ];
    }

    /// <param name="Id">The rule's.</param>
    /// <param name="Html">Of what breaks it.</param>
    /// <param name="Places">As selectors.</param>
    internal sealed record Violation(string Id, string[] Html, string[] Places);
}
