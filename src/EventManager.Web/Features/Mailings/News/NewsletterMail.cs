using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>A newsletter as one reader gets it. Whether it still may go, the outbox's gate has asked.</summary>
internal sealed class NewsletterMail : IMailKind
{
    public string Kind => Newsletter.Mail;

    public bool TakesOwnWords => false;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
        await db.Newsletters.FindAsync([row.SubjectId], stop) is { HasOtherWords: false } letter ? Draft(letter) : null;

    /// <summary>In the current language; words that are there in another one only say so.</summary>
    internal static MailDraft Draft(Newsletter letter)
    {
        var subject = letter.Subject.In(Languages.Current);
        return new MailDraft(
            subject,
            [
                new MailBlock.Heading(subject),
                new MailBlock.Markdown(letter.Body.In(Languages.Current))
                {
                    Language =
                        letter.Body.LanguageShown(Languages.Current) is { } shown && shown != Languages.Current
                            ? Languages.Find(shown)
                            : null,
                },
            ]
        );
    }
}

/// <summary>The same to whoever writes it, before it is sent off: marked as a test.</summary>
internal sealed class NewsletterTestMail(IStringLocalizer<NewsletterText> text) : IMailKind
{
    public const string Name = "newsletter-test";

    public string Kind => Name;

    public bool TakesOwnWords => false;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (await db.Newsletters.AsNoTracking().SingleOrDefaultAsync(n => n.Id == row.SubjectId, stop) is not { } letter)
            return null;
        var draft = NewsletterMail.Draft(letter);
        return draft with
        {
            Subject = text["TestSubject", draft.Subject],
            Blocks = [.. draft.Blocks, new MailBlock.Note(text["TestNote"])],
        };
    }
}
