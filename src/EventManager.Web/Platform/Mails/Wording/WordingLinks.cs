using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Web.Ui;

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

    /// <summary>As they are written, each once; a picture is none, its words stand for it.</summary>
    public static IReadOnlyList<string> Of(string markdown) =>
        [.. MarkdownLinks.Of(Closed(markdown)).Where(link => !link.IsPicture).Select(link => link.Url).Distinct()];

    /// <summary>What a place in it comes to is not known yet.</summary>
    public static bool LeadsSomewhere(string link) =>
        WordingTemplate.HasPlaces(link) ? MarkdownText.IsSafe(link) && !link.StartsWith('#') : MarkdownLinks.Leads(link);

    /// <summary>A blank ends an address: before places are filled, those in an address must not have any.</summary>
    private static string Closed(string markdown) => Places().Replace(Conditions().Replace(markdown, ""), "{{$1}}");

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}", RegexOptions.None, 1_000)]
    private static partial Regex Places();

    [GeneratedRegex(@"\{%[^%]*%\}", RegexOptions.None, 1_000)]
    private static partial Regex Conditions();
}
