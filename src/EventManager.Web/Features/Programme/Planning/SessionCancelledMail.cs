using System.Text.Json;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>Tells somebody who had a place in a session that the session is off, and where to choose another.</summary>
internal sealed class SessionCancelledMail(PersonalLinks links, IOptions<SiteOptions> site, IStringLocalizer<ProgrammeText> words)
    : IMailKind
{
    public const string Name = BuiltInRules.SessionCancelled;

    public string Kind => Name;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var about = JsonSerializer.Deserialize<About>(row.Arguments)!;
        var found = await db
            .Registrations.AsNoTracking()
            .Where(r => r.Id == row.SubjectId)
            .Join(db.Events, r => r.EventId, e => e.Id, (r, e) => new { Registration = r, Event = e })
            .SingleOrDefaultAsync(stop);
        if (found is null || !found.Registration.IsActive)
            return null;
        var text = FormalWords.Of(words, FormalWords.VoiceOf(found.Registration, found.Event));
        var title = about.Title;
        var zone = found.Event.TimeZone;
        var token = links.Token(LinkPurpose.Registration, found.Registration.Id, found.Registration.LinkVersion);
        return new MailDraft(
            text["CancelledMailSubject", title],
            [
                new MailBlock.Paragraph(text["MailGreeting", found.Registration.FirstName, found.Registration.LastName]),
                new MailBlock.Paragraph(text["CancelledMailText", title, found.Event.Title.In(row.Language)]),
                new MailBlock.Facts([
                    (text["Session"], title),
                    (text["TimeLabel"], When.Date(about.StartsAt, zone) + ", " + When.Span(about.StartsAt, about.EndsAt, zone)),
                ]),
                new MailBlock.Paragraph(text["CancelledMailStill"]),
                new MailBlock.Action(text["CancelledMailChoose"], site.Value.Address($"/me/{token}/programme")),
            ]
        )
        {
            ReplyTo = found.Event.ContactEmail.Length > 0 ? found.Event.ContactEmail : null,
            FromName = found.Event.OrganiserName.Length > 0 ? found.Event.OrganiserName : null,
        };
    }

    internal sealed record About(string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
}
