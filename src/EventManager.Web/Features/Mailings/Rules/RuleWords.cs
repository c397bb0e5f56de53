using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Words of mail rules and of their ledger.</summary>
internal sealed class RulesText;

/// <summary>"3 days before the event begins, at 9:00".</summary>
internal static class RuleWords
{
    public static string Say(IStringLocalizer<RulesText> text, MailTiming timing)
    {
        var anchor = text["Anchor." + timing.Anchor].Value;
        if (timing is { Amount: 0, AtMinute: null })
            return text["AtOnce", anchor];
        var amount = text.Plural("Amount." + timing.Unit, timing.Amount);
        var words = text[timing.IsAfter ? "SayAfter" : "SayBefore", amount, anchor].Value;
        return timing is { Unit: MailUnit.Days, AtMinute: { } minute } ? text["SayAt", words, ClockTime(minute)] : words;
    }

    private static string ClockTime(int minute) => When.Time(MailRule.Always.AddMinutes(minute), "UTC");
}
