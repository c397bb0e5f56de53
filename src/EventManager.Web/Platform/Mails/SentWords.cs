using System.Text.RegularExpressions;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// What is kept of a rule's mail as it was sent: its subject and its words, so that it can be said who was told what. A link that opens
/// something for one person alone is left out: whoever reads it later is somebody else.
/// </summary>
internal static partial class SentWords
{
    private const string Hidden = "…";
    private const int Longest = 90_000;

    /// <summary>Empty for mails that no rule wrote: tickets, links and passwords are kept nowhere.</summary>
    public static string Of(OutboxMail row, MailMessage message) =>
        RuledMail.Read(row.Arguments) is null && BuiltInMails.RuleOf(row) is null
            ? ""
            : Masked(Cut($"{message.Subject}\n\n{message.Text}"));

    /// <summary>Minutes may be as long as their column, and there is a frame around them.</summary>
    private static string Cut(string text) => text.Length > Longest ? CleanText.Cut(text, Longest) + Hidden : text;

    private static string Masked(string text) =>
        Secrets().Replace(text, found => PersonalLinks.IdOf(found.Value) is null ? found.Value : Hidden);

    [GeneratedRegex("[A-Za-z0-9_-]{30,}")]
    private static partial Regex Secrets();
}
