using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails.Wording;

namespace EventManager.Web.Platform.Mails;

/// <summary>A rule's own words to one reader, in the current language. They are read when the mail is sent.</summary>
internal static class RuledWords
{
    /// <returns>Empty where the rule is gone. What is there in another language only says so.</returns>
    public static async Task<(string Subject, IReadOnlyList<MailBlock> Body)> ReadAsync(
        EventDb db,
        OutboxMail row,
        IMailKind kind,
        (Domain.Events.Event About, string Place) at,
        CancellationToken stop
    )
    {
        var rule = RuledMail.Read(row.Arguments) is { } ruled ? await db.MailRules.FindAsync([ruled.RuleId], stop) : null;
        if (rule is null)
            return ("", []);
        var language = Languages.Current;
        var words = (rule.Subject.In(language), rule.Body.In(language));
        var (subject, body) = await WordingPlaceholders.FillAsync(db, row, kind, at, words, stop);
        return (subject, body.Length > 0 ? [new MailBlock.Markdown(body) { Language = TextLanguages.Otherwise(rule.Body, language) }] : []);
    }

    /// <summary>A rule's mail to nobody: its words without what only a reader has. Of a mail in the program's words there is only the frame.</summary>
    public static async Task<MailDraft> SampleAsync(EventDb db, OutboxMail row, IMailKind kind, MailFrame frame, CancellationToken stop)
    {
        var (subject, body) = frame.About is { } about ? await ReadAsync(db, row, kind, (about, frame.Place), stop) : ("", []);
        return subject.Length == 0 && body.Count == 0
            ? MailDraft.Unknown
            : new MailDraft(subject, [new MailBlock.Heading(frame.EventTitle), .. body]);
    }
}
