using EventManager.Web.Ui;
using Markdig.Syntax;

namespace EventManager.Web.Features.Events.PublicPages;

/// <summary>Questions that an event answers in its own words: each heading is one, what stands below it the answer.</summary>
internal static class OwnQuestions
{
    /// <param name="markdown">Judged by <see cref="MarkdownText.WhyNot(string, string)"/> when it was saved.</param>
    /// <returns>The answers as Markdown. What stands before the first heading is an answer without a question.</returns>
    public static IReadOnlyList<(string Question, string Answer)> Of(string markdown)
    {
        var headings = Headings(markdown);
        string Until(int from, int next) => markdown[from..(next < headings.Count ? headings[next].Span.Start : markdown.Length)].Trim();
        List<(string Question, string Answer)> all = [("", Until(0, 0))];
        all.AddRange(headings.Select((heading, at) => (MarkdownPlain.Words(heading.Inline), Until(heading.Span.End + 1, at + 1))));
        return [.. all.Where(one => one.Question.Length > 0 || one.Answer.Length > 0)];
    }

    /// <summary>None where it is nested deeper than Markdig follows: it is shown as it was typed, and never costs the page.</summary>
    private static List<HeadingBlock> Headings(string markdown)
    {
        try
        {
            return [.. MarkdownText.Parse(markdown).OfType<HeadingBlock>()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
