using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Words of mail rules and of their ledger.</summary>
internal sealed class RulesText;

/// <summary>"3 days before the event begins, at 9:00".</summary>
internal static class RuleWords
{
    /// <param name="text">The words.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="zone">Of the event, for a single mailing.</param>
    public static string Say(IStringLocalizer<RulesText> text, MailRule rule, string zone = Zone.Default)
    {
        if (rule.IsBuiltIn)
            return text["BuiltIn." + rule.Mail];
        if (rule.Anchor is MailAnchor.Once)
            return text["Once", rule.OnceAt is { } at ? When.DateTime(at, zone) : ""];
        var timing = rule.Timing;
        var anchor = Anchor(text, timing.Anchor, rule.Audience);
        if (timing is { Amount: 0, AtMinute: null })
            return text["AtOnce", anchor];
        var amount = text.Plural("Amount." + timing.Unit, timing.Amount);
        var words = text[timing.IsAfter ? "SayAfter" : "SayBefore", amount, anchor].Value;
        return timing is { Unit: MailUnit.Days, AtMinute: { } minute } ? text["SayAt", words, ClockTime(minute)] : words;
    }

    /// <summary>What it counts from: of who is invited the invitation, of companies that they got a booth.</summary>
    public static string Anchor(IStringLocalizer<RulesText> text, MailAnchor anchor, MailAudience audience) =>
        anchor is MailAnchor.Confirmed && MailAudiences.WholeOf(audience) is var whole and not MailAudience.Everybody
            ? text[$"Anchor.{anchor}.{whole}"]
            : text["Anchor." + anchor];

    /// <summary>Of a rule that counts from each of them: when it goes next is nothing that holds for all.</summary>
    public static string Each(IStringLocalizer<RulesText> text, MailAudience audience) =>
        text[
            "NextEach." + (MailAudiences.WholeOf(audience) is var whole and not MailAudience.Everybody ? whole.ToString() : "Registrations")
        ];

    private static string ClockTime(int minute) => When.Time(MailRule.Always.AddMinutes(minute), "UTC");
}
