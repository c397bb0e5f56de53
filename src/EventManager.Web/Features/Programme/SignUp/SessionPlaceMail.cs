using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>Words of the queues of full sessions.</summary>
internal sealed class SessionQueueText;

/// <summary>Tells somebody who waited for a session that there is a place now.</summary>
internal sealed class SessionPlaceMail(PersonalLinks links, IOptions<SiteOptions> site, IStringLocalizer<SessionQueueText> words)
    : IMailKind
{
    public const string Name = BuiltInRules.SessionPlace;

    public string Kind => Name;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var sessionId = Guid.Parse(row.Arguments);
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == row.SubjectId, stop);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, stop);
        // Given back before the mail went out: there is nothing to tell.
        if (
            registration is null
            || session is null
            || !await db.SessionPlaces.AnyAsync(p => p.SessionId == sessionId && p.RegistrationId == registration.Id, stop)
        )
            return null;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        var text = FormalWords.Of(words, FormalWords.VoiceOf(registration, @event));
        var title = session.Title.In(row.Language);
        var token = links.Token(LinkPurpose.Registration, registration.Id, registration.LinkVersion);
        return new MailDraft(
            text["MailSubject", title],
            [
                new MailBlock.Heading(text["MailHeading"]),
                new MailBlock.Paragraph(
                    text["MailText", registration.FirstName, title, @event.Title.In(row.Language), registration.LastName]
                ),
                new MailBlock.Facts([(text["MailWhen"], When.Period(session.StartsAt, session.EndsAt, @event.TimeZone))]),
                new MailBlock.Paragraph(text["MailInstead"]),
                new MailBlock.Action(text["MailButton"], site.Value.Address("/me/" + token)),
            ]
        )
        {
            ReplyTo = @event.ContactEmail.Length > 0 ? @event.ContactEmail : null,
            FromName = @event.OrganiserName.Length > 0 ? @event.OrganiserName : null,
        };
    }
}
