using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event was called off by mistake and takes place; the calendar takes its entry back.</summary>
internal sealed class EventReinstatedMail(EventMailFacts facts) : IMailKind
{
    public const string Name = "event-reinstated";

    public string Kind => Name;

    public bool IsAboutRegistration => true;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == row.SubjectId, stop);
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { Event.TakesPlace: true } mailed
            || registration is not { IsActive: true }
            || await WithdrawnMails.WasNeverToldAsync(db, row, EventChange.Reinstated, stop)
        )
            return null;
        return new MailDraft(
            facts.Subject(mailed, "ReinstatedSubject"),
            [
                new MailBlock.Heading(facts.Say("ReinstatedHeading")),
                facts.Greeting(registration),
                facts.Opening(mailed, "ReinstatedOpening"),
                facts.Facts(mailed),
                new MailBlock.Paragraph(facts.Say("ReinstatedNext")),
                new MailBlock.Action(facts.Say("ToRegistration"), facts.PersonalPage(registration)),
            ]
        )
        {
            Calendar = facts.Calendar(mailed, registration, CalendarMethod.Request),
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
