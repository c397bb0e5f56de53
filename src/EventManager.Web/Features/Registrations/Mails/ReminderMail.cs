using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends in the program's own words.</summary>
internal sealed class ReminderMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Reminder;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override bool IsStillTrue(OutboxMail row, Event @event, TimeSlot? slot) => RuledMail.IsStillTrue(row, @event, slot);

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["ReminderMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["ReminderMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(Text["ReminderMailText", facts.Title]),
                    WhenAndWhere(facts),
                    ToPersonalPage(facts, Text["TicketMailButton"]),
                    new MailBlock.Note(Text["ReminderMailNote"]),
                ]
            )
            {
                Unsubscribe = Tools.PersonalPage(facts.Registration),
            }
        );
}
