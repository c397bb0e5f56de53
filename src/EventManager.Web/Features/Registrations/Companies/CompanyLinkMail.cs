using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The training officer's personal link.</summary>
internal sealed class CompanyLinkMail(IStringLocalizer<CompanyText> text, PersonalLinks links, IOptions<SiteOptions> site) : IMailKind
{
    public const string Name = "company-link";

    public string Kind => Name;

    public static OutboxMail Row(CompanyAccess company, DateTimeOffset now, string? onceKey = null) =>
        new(Name, company.OfficerEmail, company.OfficerName, Languages.Default.Code, now)
        {
            EventId = company.EventId,
            SubjectId = company.Id,
            OnceKey = onceKey,
        };

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var company = await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == row.SubjectId, stop);
        if (company is null)
            return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == company.EventId, stop);
        var title = @event.Title.In(Languages.Current);
        return new MailDraft(
            text["MailSubject", title],
            [
                new MailBlock.Heading(text["MailHeading"]),
                new MailBlock.Paragraph(text["MailHello", company.OfficerName]),
                new MailBlock.Paragraph(text["MailText", company.Company, title]),
                new MailBlock.Action(
                    text["MailButton"],
                    site.Value.Address("/c/" + links.Token(LinkPurpose.Company, company.Id, company.LinkVersion))
                ),
                new MailBlock.Facts([
                    (text["MailWhat"], title),
                    (text["MailWhen"], When.Period(@event.StartsAt, @event.EndsAt, @event.TimeZone)),
                ]),
                new MailBlock.Note(text["MailNote"]),
            ]
        )
        {
            ReplyTo = @event.ContactEmail.Length > 0 ? @event.ContactEmail : null,
            FromName = @event.OrganiserName.Length > 0 ? @event.OrganiserName : null,
        };
    }
}
