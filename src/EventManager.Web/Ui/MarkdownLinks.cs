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
    /// <returns>As they were typed, each once, in their order; empty for a link to nothing at all.</returns>
    public static IReadOnlyList<string> LeadingNowhere(string markdown)
    {
        try
        {
            var document = MarkdownText.Parse(markdown);
            var typed = document
                .Descendants<Inline>()
                .Select(one =>
                    one switch
                    {
                        // A picture cannot be in a mail: only its words stand there.
                        LinkInline { IsImage: true } picture => picture.Url ?? "",
                        LinkInline link when !Leads(link.Url) => link.Url ?? "",
                        AutolinkInline { IsEmail: false } link when !Leads(link.Url) => link.Url,
                        AutolinkInline { IsEmail: true } mail when !MailAddressRules.IsValid(mail.Url) => mail.Url,
                        _ => null,
                    }
                );
            return [.. typed.OfType<string>().Distinct()];
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig follows: shown as it was typed, without links.
            return [];
        }
    }

    private static bool Leads(string? url) =>
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
