using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Web.Ui;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EventManager.Web.Platform.Mails.Wording;

/// <summary>
/// Where the links in own words lead. One that a mail program would not follow is refused where the words are saved: in the mail it would be
/// there, and lead nowhere.
/// </summary>
internal static partial class WordingLinks
{
    public static Refusal Dead(string link) => new("mailings.link_dead", CleanText.Cut(link, 100));

    /// <summary>Null where each link of each language leads somewhere.</summary>
    public static Refusal? WhyNot(LocalizedText words, string field) =>
        words
            .Languages.Select(words.Translated)
            .Append(words.German)
            .SelectMany(Of)
            .Where(link => !LeadsSomewhere(link))
            .Select(Dead)
            .FirstOrDefault()
            ?.On(field);

    /// <summary>As they are written, each once. What is nested too deep has none: it is shown as it was typed.</summary>
    public static IReadOnlyList<string> Of(string markdown)
    {
        try
        {
            return [.. Found(MarkdownText.Parse(Closed(markdown))).Distinct()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    public static bool LeadsSomewhere(string link) =>
        MarkdownText.IsSafe(link)
        // A place within the page: a mail has none.
        && !link.StartsWith('#')
        && (link.StartsWith('/') || WordingTemplate.HasPlaces(link) || IsWhole(link));

    private static bool IsWhole(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeMailto ? link.Contains('@', StringComparison.Ordinal) : address.Host.Length > 0);

    private static IEnumerable<string> Found(MarkdownDocument document) =>
        document
            .Descendants<LinkInline>()
            .Where(link => !link.IsImage)
            .Select(link => link.Url ?? "")
            .Concat(document.Descendants<AutolinkInline>().Where(link => !link.IsEmail).Select(link => link.Url));

    /// <summary>A blank ends an address: before places are filled, those in an address must not have any.</summary>
    private static string Closed(string markdown) => Places().Replace(Conditions().Replace(markdown, ""), "{{$1}}");

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}", RegexOptions.None, 1_000)]
    private static partial Regex Places();

    [GeneratedRegex(@"\{%[^%]*%\}", RegexOptions.None, 1_000)]
    private static partial Regex Conditions();
}
