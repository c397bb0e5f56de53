using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using EventManager.Domain.Common;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Ui;

/// <summary>Markdown that people wrote, as safe HTML: raw HTML is shown as text, links are http(s) and mailto only.</summary>
internal static class MarkdownText
{
    public static readonly Refusal NestedTooDeep = new("texts.nested_too_deep");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    private static readonly ConditionalWeakTable<string, string> Shown = [];
    private static readonly ConditionalWeakTable<string, string> ShownAsPage = [];

    /// <summary>
    /// Headings start one level below the page's own. What is nested deeper than anybody can mean is shown as it was typed: it must never
    /// cost all others the page.
    /// </summary>
    public static string ToHtml(string markdown) => ToHtml(markdown, isPage: false);

    private static string ToHtml(string markdown, bool isPage)
    {
        try
        {
            return Rendered(markdown, isPage);
        }
        catch (ArgumentException)
        {
            return $"<p>{HtmlEncoder.Default.Encode(markdown)}</p>";
        }
    }

    /// <summary>Judged where such a text is saved; null where it can be shown as it is meant, in every language.</summary>
    public static Refusal? WhyNot(LocalizedText words, string field) =>
        words.Languages.Select(words.Translated).Append(words.German).Any(IsTooDeep) ? NestedTooDeep.On(field) : null;

    public static Refusal? WhyNot(string markdown, string field) => IsTooDeep(markdown) ? NestedTooDeep.On(field) : null;

    private static bool IsTooDeep(string markdown)
    {
        try
        {
            Rendered(markdown, isPage: false);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static string Rendered(string markdown, bool isPage)
    {
        var document = Parse(markdown);
        var headings = Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.HeadingBlock>(document).ToList();
        var down = isPage && headings.Count > 0 ? 2 - headings.Min(block => block.Level) : 1;
        foreach (var block in headings)
            block.Level = Math.Min(6, block.Level + down);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.LinkInline>(document).ToList())
        {
            // No picture from elsewhere is fetched: its words stand for it.
            if (link.IsImage)
                link.ReplaceBy(new Markdig.Syntax.Inlines.ContainerInline());
            else if (!IsSafe(link.Url))
                link.Url = "#";
        }
        // "<javascript:…>" is a link too, of a kind of its own.
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.AutolinkInline>(document))
        {
            if (!link.IsEmail && !IsSafe(link.Url))
                link.Url = "#";
        }
        return document.ToHtml(Pipeline);
    }

    /// <summary>What is markup and what is not is decided once, for HTML and for plain text.</summary>
    public static Markdig.Syntax.MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, Pipeline);

    /// <summary>A document that was changed after <see cref="Parse"/>, as it is: for texts of our own only.</summary>
    public static string Write(Markdig.Syntax.MarkdownDocument document) => document.ToHtml(Pipeline);

    /// <summary>A text that is kept is rendered once, for as long as it is kept; nothing is compared, nothing grows.</summary>
    public static MarkupString ToMarkup(string markdown) => new(Shown.GetValue(markdown, ToHtml));

    /// <summary>A text that is all of its page: its highest headings are the next below the page's own, whatever they were typed as.</summary>
    public static MarkupString ToPageMarkup(string markdown) => new(ShownAsPage.GetValue(markdown, text => ToHtml(text, isPage: true)));

    /// <summary>Where else a link leads is not asked: these can do no harm.</summary>
    public static bool IsSafe(string? url) =>
        url is not null
        && (
            url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            || url.StartsWith('#')
        );
}
