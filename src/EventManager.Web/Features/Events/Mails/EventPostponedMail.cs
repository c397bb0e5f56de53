using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Mails;

/// <summary>The event has a new date; the calendar takes the new entry for the old one.</summary>
internal sealed class EventPostponedMail(EventMailFacts facts) : IMailKind
{
    public const string Name = "event-postponed";

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
        var before = mailed.Event.PostponedFrom is { } from ? When.Day(from, mailed.Event.TimeZone) : "";
        var slot = await db.TimeSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == registration.TimeSlotId, stop);
        var arrival = slot is null ? null : facts.Say("Arrival", When.Span(slot.StartsAt, slot.EndsAt, mailed.Event.TimeZone));
        return new MailDraft(
            facts.Subject(mailed, "PostponedSubject"),
            [
                new MailBlock.Heading(facts.Say("PostponedHeading")),
                facts.Greeting(registration),
                facts.Opening(mailed, "PostponedOpening"),
                facts.Facts(mailed),
                .. arrival is null ? Array.Empty<MailBlock>() : [new MailBlock.Paragraph(arrival)],
                new MailBlock.Paragraph(facts.Say("PostponedBefore", before)),
                new MailBlock.Paragraph(facts.Say("PostponedNext")),
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
