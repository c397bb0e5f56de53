using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>Another place or another time of arrival on the same day; the calendar takes the new entry for the old one.</summary>
internal sealed class EventChangedMail(EventMailFacts facts) : IMailKind
{
    public const string Name = "event-changed";

    public string Kind => Name;

    public bool IsAboutRegistration => true;

    public async Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop)
    {
        var registration = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == row.SubjectId, stop);
        if (
            await EventMailFacts.FindAsync(db, row, stop) is not { Event.TakesPlace: true } mailed
            || registration is not { IsActive: true }
        )
            return null;
        var slot = await db.TimeSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == registration.TimeSlotId, stop);
        var arrival = slot is null ? null : facts.Say("Arrival", When.Span(slot.StartsAt, slot.EndsAt, mailed.Event.TimeZone));
        return new MailDraft(
            facts.Subject(mailed, "ChangedSubject"),
            [
                new MailBlock.Heading(facts.Say("ChangedHeading")),
                facts.Greeting(registration),
                facts.Opening(mailed, "ChangedOpening"),
                facts.Facts(mailed),
                .. arrival is null ? Array.Empty<MailBlock>() : [new MailBlock.Paragraph(arrival)],
                new MailBlock.Action(facts.Say("ToRegistration"), facts.PersonalPage(registration)),
            ]
        )
        {
            Calendar = facts.Calendar(mailed, registration, CalendarMethod.Request, arrival),
            ReplyTo = EventMailFacts.ReplyTo(mailed),
            FromName = EventMailFacts.From(mailed),
        };
    }
}
