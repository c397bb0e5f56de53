using System.Globalization;
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

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>
/// "Your calendar's answer could not be taken", with the link to answer on. To the invited address alone, whoever wrote, and without a calendar
/// entry: what answers by itself has nothing to answer.
/// </summary>
internal sealed class UntakenReplyMail(IStringLocalizer<InvitedText> text, PersonalLinks links, IOptions<SiteOptions> site) : IMailKind
{
    public const string Name = "invitation-reply-untaken";

    public string Kind => Name;

    /// <summary>One for each reason and day, however often a calendar repeats itself.</summary>
    public static async Task QueueAsync(
        EventDb db,
        Invitation invitation,
        CalendarReplyOutcome outcome,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var day = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var once = $"{Name}:{invitation.Id:N}:{outcome}:{day}";
        if (await db.Outbox.AnyAsync(m => m.OnceKey == once, stop))
            return;
        db.Outbox.Add(
            new(Name, invitation.Email, invitation.Name, Languages.Default.Code, now)
            {
                EventId = invitation.EventId,
                SubjectId = invitation.Id,
                Arguments = outcome.ToString(),
                OnceKey = once,
            }
        );
    }

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var found = await db
            .Invitations.AsNoTracking()
            .Where(i => i.Id == row.SubjectId)
            .Select(i => new { Invitation = i, Event = db.Events.First(e => e.Id == i.EventId) })
            .SingleOrDefaultAsync(stop);
        if (found is null || !Enum.TryParse<CalendarReplyOutcome>(row.Arguments, out var outcome))
            return null;
        var (invitation, @event) = (found.Invitation, found.Event);
        var title = @event.Title.In(Languages.Current);
        var token = links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion);
        return new MailDraft(
            text["Untaken.Subject", title],
            [
                new MailBlock.Heading(text["Untaken.Heading"]),
                new MailBlock.Paragraph(text["Hello", invitation.Name]),
                new MailBlock.Paragraph(text["Untaken." + outcome, title]),
                new MailBlock.Paragraph(text["Untaken.Next"]),
                new MailBlock.Action(text["Untaken.Button"], site.Value.Address("/i/" + token)),
                new MailBlock.Note(text["Untaken.Note"]),
            ]
        )
        {
            ReplyTo = @event.ContactEmail is { Length: > 0 } contact ? contact : null,
            FromName = @event.OrganiserName is { Length: > 0 } name ? name : null,
        };
    }
}
