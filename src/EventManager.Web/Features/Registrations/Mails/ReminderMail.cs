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
                To(facts)["ReminderMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["ReminderMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(facts)["ReminderMailText", facts.Title]),
                    WhenAndWhere(facts),
                    .. Preparations(facts),
                    ToPersonalPage(facts, To(facts)["TicketMailButton"]),
                    new MailBlock.Note(To(facts)["ReminderMailNote"]),
                ]
            )
            {
                Unsubscribe = Tools.PersonalPage(facts.Registration),
            }
        );
}
