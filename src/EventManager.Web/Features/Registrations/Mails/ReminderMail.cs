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
