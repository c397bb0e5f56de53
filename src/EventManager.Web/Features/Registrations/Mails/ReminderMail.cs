using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class ReminderMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Reminder;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

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
