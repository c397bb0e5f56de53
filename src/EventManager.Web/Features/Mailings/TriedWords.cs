using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Mailings;

/// <summary>A rule's words while they are being typed, in the row of the test that tries them.</summary>
internal static class TriedWords
{
    private sealed record Stored(string Subject, string Body);

    public static string Write(MailRule rule) =>
        rule.Mail == MailRule.Message
            ? JsonSerializer.Serialize(new Stored(WordingWords.Write(rule.Subject), WordingWords.Write(rule.Body)))
            : "";

    /// <summary>
    /// Puts a rule with these words where the kind of mail looks for one; it is never saved, and has an id that no saved one has. What the mail
    /// counts from is no matter of a test.
    /// </summary>
    /// <returns>What names it to the kind; empty where the row tries no rule's words.</returns>
    public static string Attach(EventDb db, OutboxMail row)
    {
        if (row.SentText.Length == 0 || row.EventId is not { } eventId)
            return "";
        var stored = JsonSerializer.Deserialize<Stored>(row.SentText)!;
        var rule = new MailRule(eventId, MailRule.Message, new(MailAnchor.Once, true, 0, MailUnit.Minutes, null))
        {
            Subject = WordingWords.ReadText(stored.Subject),
            Body = WordingWords.ReadText(stored.Body),
        };
        db.MailRules.Attach(rule);
        return new RuledMail(rule.Id, MailAnchor.Once, row.CreatedAt, false) { IsToOthers = true }.Write();
    }
}
