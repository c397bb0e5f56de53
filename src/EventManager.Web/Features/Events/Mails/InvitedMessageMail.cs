using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Audiences;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>What a rule sends in the organiser's words to who is invited: to who has not answered, or to whom its audience means.</summary>
internal sealed class InvitedMessageMail(EventMailFacts facts, PersonalLinks links) : IMailKind
{
    public string Kind => MailRule.InvitedMessage;

    /// <summary>They stand in its rule.</summary>
    public bool TakesOwnWords => false;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (await EventMailFacts.FindAsync(db, row, stop) is not { Event.TakesPlace: true } mailed)
            return null;
        if (!await RuledMail.IsStillTrueAsync(db, row, mailed.Event, stop))
            return null;
        var id = mailed.Event.Id;
        var people = RuledMail.Read(row.Arguments) is { IsToOthers: true }
            ? db.Invitations.Where(i => i.EventId == id)
            : OpenTasks.Invitations(db, id);
        if (await people.AsNoTracking().SingleOrDefaultAsync(i => i.Id == row.SubjectId, stop) is not { } invitation)
            return null;
        var (subject, body) = await RuledWords.ReadAsync(db, row, this, (mailed.Event, mailed.Place), stop);
        var token = links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion);
        return new MailDraft(
            subject.Length > 0 ? subject : EventMailFacts.Title(mailed),
            [
                new MailBlock.Heading(EventMailFacts.Title(mailed)),
                new MailBlock.Paragraph(facts.Say("Hello", invitation.Name)),
                .. body,
                facts.Facts(mailed),
                new MailBlock.Action(facts.Say("ToInvitation"), facts.ReplyPage(token)),
                new MailBlock.Note(facts.Say("InvitationNote")),
            ]
        )
        {
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
