using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>"You have not answered yet." Withheld where the answer came before the mail went out.</summary>
internal sealed class InvitationReminderMail(
    EventMailFacts facts,
    PersonalLinks links,
    IStringLocalizer<InvitingText> text,
    InvitationCalendar calendar
) : IMailKind
{
    public const string Name = MailRule.InvitedReminder;

    public string Kind => Name;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        if (await EventMailFacts.FindAsync(db, row, stop) is not { Event.TakesPlace: true } mailed)
            return null;
        if (!await RuledMail.IsStillTrueAsync(db, row, mailed.Event, stop))
            return null;
        var open = InvitationsQuery.Open(db, mailed.Event.Id).AsNoTracking();
        if (await open.SingleOrDefaultAsync(i => i.Id == row.SubjectId, stop) is not { } invitation)
            return null;
        var entry = await calendar.WriteAsync(db, mailed.Event, mailed.Place, invitation, stop);
        return new MailDraft(
            text["ReminderSubject", EventMailFacts.Title(mailed)],
            [
                new MailBlock.Heading(EventMailFacts.Title(mailed)),
                new MailBlock.Paragraph(facts.Say("Hello", invitation.Name)),
                new MailBlock.Paragraph(text["ReminderText"]),
                facts.Facts(mailed),
                new MailBlock.Action(
                    text["ReminderButton"],
                    facts.ReplyPage(links.Token(LinkPurpose.Invitation, invitation.Id, invitation.LinkVersion))
                ),
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
