using EventManager.Domain.Common;
using EventManager.Domain.Mailings;

namespace EventManager.Web.Features.Mailings;

internal static class MailingRefusals
{
    public static readonly Refusal NotFound = new("mailings.not_found");
    public static readonly Refusal OnItsWay = new("mailings.on_its_way");
    public static readonly Refusal AlreadySent = new("mailings.already_sent");

    /// <summary>The address is gone: its time was over.</summary>
    public static readonly Refusal AddressGone = new("mailings.address_gone");

    /// <summary>What tells of a change has nothing to stop, and is never off.</summary>
    public static readonly Refusal NothingUnderWay = new("mailings.nothing_under_way");
    public static readonly Refusal NotPaused = new("mailings.not_paused");
    public static readonly Refusal NoAddress = new("mailings.no_address") { Field = "suppressed-address" };
    public static readonly Refusal SuppressionGone = new("mailings.suppression_gone");

    /// <summary>Holds for more than the event: an administrator lifts it.</summary>
    public static readonly Refusal SuppressionOfHouse = new("mailings.suppression_of_house");
    public static readonly Refusal NotAllowed = new("mailings.not_allowed");
    public static readonly Refusal RuleChanged = new("mailings.rule_changed");
    public static readonly Refusal RuleAmount = new("mailings.rule_amount") { Field = "amount" };
    public static readonly Refusal RuleTime = new("mailings.rule_time") { Field = "at" };
    public static readonly Refusal RuleBefore = new("mailings.rule_before") { Field = "direction" };
    public static readonly Refusal RuleAnchor = new("mailings.rule_anchor") { Field = "anchor" };

    /// <summary>The program's reminder speaks of a place, a booth or an invitation without an answer.</summary>
    public static readonly Refusal RuleOwnWords = new("mailings.rule_own_words") { Field = "mail" };
    public static readonly Refusal RuleSubject = new("mailings.rule_subject") { Field = "subject" };
    public static readonly Refusal RuleBody = new("mailings.rule_body") { Field = "body" };

    public static readonly Refusal MinutesHours = new("mailings.minutes_hours") { Field = "minutes-hours" };
    public static readonly Refusal MinutesNobody = new("mailings.minutes_nobody");

    public static readonly Refusal AudienceGone = new("mailings.audience_gone");

    /// <summary>Rules that leave out each other's readers.</summary>
    public static readonly Refusal AudienceCircle = new("mailings.audience_circle");
    public static readonly Refusal AudienceMany = new("mailings.audience_many", AudienceChoice.MostLeftOut);

    /// <summary>A single mailing, now, and nobody to get it.</summary>
    public static readonly Refusal NobodyMeant = new("mailings.nobody_meant") { Field = "audience" };

    public static readonly Refusal EventSendsNone = new("mailings.event_sends_none");

    /// <summary>It came with a copy, and what it names is of the other event.</summary>
    public static readonly Refusal RuleCopied = new("mailings.rule_copied");

    /// <summary>It stays for its ledger, and can be switched off.</summary>
    public static readonly Refusal RuleHasSent = new("mailings.rule_has_sent");

    /// <summary>The words of that mail are not there: it has not left, or its time is over.</summary>
    public static readonly Refusal TextGone = new("mailings.text_gone");

    /// <summary>Whoever wrote a rule is not the second person.</summary>
    public static readonly Refusal ReleaseOwn = new("mailings.release_own");
    public static readonly Refusal NothingToRelease = new("mailings.nothing_to_release");

    /// <summary>Somebody else has saved other words since they were read.</summary>
    public static readonly Refusal WordingChanged = new("mailings.wording_changed");
    public static readonly Refusal TooLong = new("mailings.too_long");
    public static readonly Refusal LineBreak = new("mailings.line_break") { Field = "subject" };
}
