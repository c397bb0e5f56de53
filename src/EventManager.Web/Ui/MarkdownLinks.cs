using EventManager.Domain.Common;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EventManager.Web.Ui;

/// <summary>
/// Which links of a text lead nowhere where it is read outside the site, in a mail: parts of a page, files beside it, an address without its
/// "https://", whatever <see cref="MarkdownText"/> takes out. Nothing is fetched: whether a page is there today says little of tomorrow.
/// </summary>
internal static class MarkdownLinks
{
    /// <returns>As they were typed, each once, in their order; empty for a link to nothing at all. A picture too: a mail has only its words.</returns>
    public static IReadOnlyList<string> LeadingNowhere(string markdown) =>
        [.. Of(markdown).Where(link => link.IsPicture || !Leads(link.Url)).Select(link => link.Url).Distinct()];

    /// <summary>In their order. What is nested deeper than Markdig follows has none: it is shown as it was typed.</summary>
    public static IReadOnlyList<(string Url, bool IsPicture)> Of(string markdown)
    {
        try
        {
            return [.. MarkdownText.Parse(markdown).Descendants<Inline>().Select(Of).OfType<(string, bool)>()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private static (string, bool)? Of(Inline one) =>
        one switch
        {
            LinkInline link => (link.Url ?? "", link.IsImage),
            AutolinkInline { IsEmail: true } mail => ("mailto:" + mail.Url, false),
            AutolinkInline link => (link.Url, false),
            _ => null,
        };

    /// <summary>A mail program follows it.</summary>
    public static bool Leads(string? url) =>
        url is { Length: > 0 }
        && (
            // Of this site: a mail names it with the site's address.
            (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            || (
                Uri.TryCreate(url, UriKind.Absolute, out var to)
                && (
                    (to.Scheme is "http" or "https" && to.Host.Contains('.') && to.HostNameType is not UriHostNameType.Unknown)
                    || (to.Scheme is "mailto" && MailAddressRules.IsValid(url["mailto:".Length..].Split('?')[0]))
                )
            )
        );
}
