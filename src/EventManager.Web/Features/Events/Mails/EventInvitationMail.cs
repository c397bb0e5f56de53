using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>An invitation by name, with the link that opens the event's page.</summary>
internal sealed class EventInvitationMail(EventMailFacts facts, PersonalLinks links, InvitationCalendar calendar) : IMailKind
{
    public const string Name = BuiltInRules.Invitation;

    public string Kind => Name;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == row.SubjectId, stop);
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { Event.TakesPlace: true } mailed
            || invitation is not { DeclinedAt: null }
        )
            return null;
        var token = links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion);
        var entry = await calendar.WriteAsync(db, mailed.Event, mailed.Place, invitation, stop);
        return new MailDraft(
            facts.Subject(mailed, "InvitationSubject"),
            [
                new MailBlock.Heading(EventMailFacts.Title(mailed)),
                new MailBlock.Paragraph(facts.Say("Hello", invitation.Name)),
                facts.Opening(mailed, "InvitationOpening"),
                facts.Facts(mailed),
                new MailBlock.Action(facts.Say("ToInvitation"), facts.ReplyPage(token)),
                .. facts.ByCalendar(entry),
                new MailBlock.Note(facts.Say("InvitationNote")),
            ]
        )
        {
            Calendar = entry,
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
