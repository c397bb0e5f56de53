using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>The one mail that asks an address whether it wants news at all.</summary>
internal sealed class NewsConfirmMail(
    IStringLocalizer<NewsText> text,
    NewsWords words,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    TimeProvider clock
) : IMailKind
{
    public const string Name = NewsMails.Confirm;

    public string Kind => Name;

    public bool TakesOwnWords => false;

    public bool IsToStrangers => true;

    /// <summary>Else somebody who types an address here would use up the mails that its owner needs for a ticket.</summary>
    public StrangerLimit Limit => StrangerLimit.OnItsOwn;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var asked = await db.NewsSubscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == row.SubjectId, stop);
        if (asked is null || asked.IsConfirmed || asked.IsExpired(clock.GetUtcNow()))
            return null;
        return new MailDraft(
            text["MailSubject", site.Value.Name],
            [
                new MailBlock.Heading(text["MailHeading"]),
                new MailBlock.Paragraph(text["MailText", site.Value.Name]),
                new MailBlock.Bullets(words.List(asked.Topics)),
                new MailBlock.Action(text["MailButton"], site.Value.Address(NewsLinks.Path + links.Token(LinkPurpose.News, asked.Id))),
                new MailBlock.Note(text.Plural("MailNote", NewsSubscription.ConfirmWithin.Days)),
            ]
        );
    }
}
