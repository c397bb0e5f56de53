using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>What a rule sends in the organiser's words to a company's training officer.</summary>
internal sealed class OfficerMessageMail(IStringLocalizer<CompanyText> text, PersonalLinks links, IOptions<SiteOptions> site) : IMailKind
{
    public string Kind => MailRule.OfficerMessage;

    /// <summary>They stand in its rule.</summary>
    public bool TakesOwnWords => false;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (await db.CompanyAccesses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == row.SubjectId, stop) is not { } company)
            return null;
        var about = await db.Events.AsNoTracking().SingleAsync(e => e.Id == company.EventId, stop);
        if (!await RuledMail.IsStillTrueAsync(db, row, about, stop))
            return null;
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == about.VenueId, stop);
        var place = EventCalendar.Place(about, venue, Languages.Current);
        var (subject, body) = await RuledWords.ReadAsync(db, row, this, (about, place), stop);
        var title = about.Title.In(Languages.Current);
        return new MailDraft(
            subject.Length > 0 ? subject : title,
            [
                new MailBlock.Heading(title),
                new MailBlock.Paragraph(text["MailHello", company.OfficerName]),
                .. body,
                new MailBlock.Facts([
                    (text["MailWhat"], title),
                    (text["MailWhen"], When.Period(about.StartsAt, about.EndsAt, about.TimeZone)),
                ]),
                new MailBlock.Action(
                    text["MailButton"],
                    site.Value.Address("/c/" + links.Token(LinkPurpose.Company, company.Id, company.LinkVersion))
                ),
                new MailBlock.Note(text["MailNote"]),
            ]
        )
        {
            ReplyTo = about.ContactEmail.Length > 0 ? about.ContactEmail : null,
            FromName = about.OrganiserName.Length > 0 ? about.OrganiserName : null,
        };
    }
}
