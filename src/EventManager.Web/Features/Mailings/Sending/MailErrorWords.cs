using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Sending;

/// <summary>What stands at a mail that was kept back or came back, in words; what a server said stays as it said it.</summary>
internal static class MailErrorWords
{
    public static string Say(IStringLocalizer<MailingsText> text, string error)
    {
        if (error == MailErrors.NotInAudience)
            return text["ErrorAudience"];
        if (error == MailErrors.RuleStopped)
            return text["ErrorRuleStopped"];
        if (error == MailErrors.RuleWaits)
            return text["ErrorRuleWaits"];
        if (error == MailErrors.NewsletterStopped)
            return text["ErrorNewsletterStopped"];
        if (error == MailErrors.TooLate)
            return text["ErrorTooLate"];
        if (error == MailErrors.NotMeant)
            return text["ErrorNotMeant"];
        if (error == MailErrors.Restored)
            return text["ErrorRestored"];
        if (After(error, MailErrors.Suppressed) is { } reason && Enum.TryParse<SuppressionReason>(reason, out var known))
            return text["Reason" + known];
        if (After(error, MailErrors.Bounced) is { } bounce && Enum.TryParse<BounceKind>(bounce.Split(' ')[0], out var kind))
            return $"{text["Bounced" + kind]} {string.Join(' ', bounce.Split(' ').Skip(1))}".TrimEnd();
        return error;
    }

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;
}
