using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Mailings.Sending;

/// <summary>Tells organisers what they would else find out from somebody who got nothing. Numbers, no addresses: those stand on the page.</summary>
internal sealed class MailNoticeMail(IStringLocalizer<MailingsText> text, IOptions<SiteOptions> site) : IMailKind
{
    private static readonly TimeSpan Told = TimeSpan.FromDays(1);

    public string Kind => OrganiserNotices.Kind;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (!Enum.TryParse<OrganiserNotice>(row.Arguments, out var notice))
            return null;
        var of = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == row.EventId)
            .Select(e => new { e.Slug, e.Title })
            .SingleOrDefaultAsync(stop);
        var name = of?.Title.In(row.Language) ?? site.Value.Name;
        // No event has a newsletter: what was halted in the house is one.
        var isLetter = of is null && notice is OrganiserNotice.Halted;
        var what = isLetter ? "Newsletter" : notice.ToString();
        var page = site.Value.Address(
            isLetter ? "/organise/news"
            : of is null ? "/organise/administration/mails"
            : $"/organise/events/{of.Slug}/mails"
        );
        if (await WordsAsync(db, row, notice, stop) is not { } words)
            return null;
        return new MailDraft(
            text[$"Notice{what}Subject", name],
            [
                new MailBlock.Heading(name),
                new MailBlock.Paragraph(words),
                new MailBlock.Paragraph(text[$"Notice{what}What"]),
                new MailBlock.Action(text[isLetter ? "NoticeNewsletterPage" : "NoticePage"], page),
            ]
        );
    }

    private async Task<string?> WordsAsync(EventDb db, OutboxMail row, OrganiserNotice notice, CancellationToken stop)
    {
        if (notice is OrganiserNotice.Paused)
        {
            var id = row.EventId ?? SendingBreak.House;
            var found = await db.SendingBreaks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.PausedAt != null, stop);
            return found is null ? null : text["NoticePausedLead", found.Failures, found.LastError].Value;
        }
        if (notice is OrganiserNotice.Halted)
        {
            if (row.EventId is null)
                return await db.Newsletters.AnyAsync(n => n.Halt != NewsletterHalt.None, stop) ? text["NoticeNewsletterLead"].Value : null;
            var halted = await db.MailRules.CountAsync(r => r.EventId == row.EventId && r.Halt != MailHalt.None, stop);
            return halted == 0 ? null : text.Plural("NoticeHaltedLead", halted).Value;
        }
        var since = row.CreatedAt - Told;
        var back = await db.MailBounces.CountAsync(
            b => b.At > since && b.Kind != BounceKind.Soft && db.Outbox.Any(m => m.Id == b.MailId && m.EventId == row.EventId),
            stop
        );
        var kept = await db.Outbox.CountAsync(
            m =>
                m.EventId == row.EventId
                && m.CreatedAt > since
                && m.State == OutboxState.Withheld
                && m.LastError.StartsWith(MailErrors.Suppressed)
                && m.Priority == (int)MailPurpose.Service,
            stop
        );
        return back + kept == 0 ? null : $"{text.Plural("NoticeBack", back)} {text.Plural("NoticeKept", kept)}";
    }
}
