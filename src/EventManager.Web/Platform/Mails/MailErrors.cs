using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;

namespace EventManager.Web.Platform.Mails;

/// <summary>What may be stored and logged of an error: servers like to quote addresses.</summary>
internal static partial class MailErrors
{
    private const int Longest = 200;

    /// <summary>Begins what is written at a mail that came back; behind it kind and status.</summary>
    public const string Bounced = "bounced:";

    /// <summary>The same of one that its reader called spam.</summary>
    public const string Complained = Bounced + nameof(BounceKind.Complaint);

    /// <summary>Begins what is written at a mail that was kept back; behind it the reason.</summary>
    public const string Suppressed = "suppressed:";

    /// <summary>This installation does not write there (Mail:OnlyTo).</summary>
    public const string NotInAudience = "not-in-audience";

    /// <summary>Was waiting when its rule was stopped: told from what was held back for another reason, which stays so.</summary>
    public const string RuleStopped = "rule-stopped";

    /// <summary>The same of a rule that waits for a second person: released, it goes.</summary>
    public const string RuleWaits = "rule-waits";

    /// <summary>Was waiting when its newsletter was stopped: resumed, it goes.</summary>
    public const string NewsletterStopped = "newsletter-stopped";

    /// <summary>What a rule's mail speaks of had begun before it could leave.</summary>
    public const string TooLate = "too-late";

    /// <summary>Its reader had done what it asks for before it could leave.</summary>
    public const string NotMeant = "not-meant";

    /// <summary>Was waiting in a backup that was put back.</summary>
    public const string Restored = "restored";

    /// <summary>Reply code and enhanced status (RFC 3463): <c>550 5.1.1</c>.</summary>
    public static string Of(RecipientOutcome outcome)
    {
        var status = EnhancedStatus().Match(outcome.Text);
        return status.Success ? $"{outcome.Code} {status.Value}" : $"{outcome.Code}";
    }

    public static string Short(string reason) => CleanText.Cut(reason, Longest);

    [GeneratedRegex(@"\A[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex EnhancedStatus();
}
