using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event does not take place; the calendar strikes the entry.</summary>
internal sealed class EventCancelledMail(EventMailFacts facts) : IMailKind
{
    public const string Name = "event-cancelled";

    public string Kind => Name;

    public bool IsAboutRegistration => true;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == row.SubjectId, stop);
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { Event.State: EventState.Cancelled } mailed
            || registration is not { IsActive: true }
        )
            return null;
        return new MailDraft(
            facts.Subject(mailed, "CancelledSubject"),
            [
                new MailBlock.Heading(facts.Say("CancelledHeading")),
                facts.Greeting(registration),
                facts.Opening(mailed, "CancelledOpening"),
                facts.Facts(mailed),
                new MailBlock.Paragraph(facts.Say("CancelledNext")),
            ]
        )
        {
            Calendar = facts.Calendar(mailed, registration, CalendarMethod.Cancel),
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
