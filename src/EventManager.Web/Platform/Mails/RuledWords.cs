using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Wording;

namespace EventManager.Web.Platform.Mails;

/// <summary>A rule's own words to one reader, in the current language. They are read when the mail is sent.</summary>
internal static class RuledWords
{
    /// <summary>Empty where the rule is gone.</summary>
    public static async Task<(string Subject, string Body)> ReadAsync(
        EventDb db,
        OutboxMail row,
        IMailKind kind,
        (Domain.Events.Event About, string Place) at,
        CancellationToken stop
    )
    {
        var rule = RuledMail.Read(row.Arguments) is { } ruled ? await db.MailRules.FindAsync([ruled.RuleId], stop) : null;
        if (rule is null)
            return ("", "");
        var words = (rule.Subject.In(Languages.Current), rule.Body.In(Languages.Current));
        return await WordingPlaceholders.FillAsync(db, row, kind, at, words, stop);
    }
}
