using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules.Audiences;

/// <summary>An audience in words: "Klassen; Sprache: English; nicht, wer „Gut zu wissen“ bekommen hat".</summary>
internal static class AudienceWords
{
    public static string Part(IStringLocalizer<RulesText> text, AudienceOffers offers, AudiencePart part) =>
        string.Join(", ", Filters(text, offers, part).Prepend(text["Audience." + part.Of]));

    /// <summary>All that stands beside the group; empty where nothing does.</summary>
    /// <param name="text">The words.</param>
    /// <param name="offers">What there is at the event.</param>
    /// <param name="choice">The audience.</param>
    /// <param name="withAddresses">Names them, instead of saying how many they are.</param>
    public static string Beside(IStringLocalizer<RulesText> text, AudienceOffers offers, AudienceChoice choice, bool withAddresses) =>
        string.Join(
            "; ",
            [
                .. Filters(text, offers, choice.Part),
                .. choice.Others.Select(other => text["Not.Among", Part(text, offers, other)].Value),
                .. choice.MailedRules.Select(id => Mailed(text, offers, id)),
                .. withAddresses ? choice.Addresses.Select(address => text["Not.Address", address].Value)
                : choice.Addresses.Count > 0 ? [text.Plural("Not.To", choice.Addresses.Count).Value]
                : (IEnumerable<string>)[],
            ]
        );

    private static string Mailed(IStringLocalizer<RulesText> text, AudienceOffers offers, Guid id) =>
        text["Not.Mailed", offers.Rules.FirstOrDefault(rule => rule.Id == id) is { } rule ? Name(text, rule) : text["GoneChoice"].Value];

    /// <summary>Two rules can have the same moment: what they send tells them apart.</summary>
    public static string Name(IStringLocalizer<RulesText> text, MailRule rule) =>
        rule.IsBuiltIn ? RuleWords.Say(text, rule)
        : rule.Mail == MailRule.Message && rule.Subject.In(Languages.Current) is { Length: > 0 } subject
            ? $"{RuleWords.Say(text, rule)}: {subject}"
        : $"{RuleWords.Say(text, rule)}: {text["Mail." + rule.Mail]}";

    private static IEnumerable<string> Filters(IStringLocalizer<RulesText> text, AudienceOffers offers, AudiencePart part)
    {
        var known = offers.FiltersOf(part.Of);
        if (part.Named is { } named)
            yield return text["Named", offers.FindNamed(named)?.Name ?? text["GoneChoice"].Value];
        foreach (var (key, value) in part.Narrowing)
        {
            var filter = known.FirstOrDefault(one => one.Key == key);
            yield return $"{filter?.Label ?? text["Filter." + key]}: {filter?.WordsOf(value) ?? text["GoneChoice"]}";
        }
    }
}
