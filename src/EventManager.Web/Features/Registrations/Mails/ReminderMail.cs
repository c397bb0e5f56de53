using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What a rule sends in the program's own words.</summary>
internal sealed class ReminderMail(RegistrationMailTools tools) : RuledMailKind(tools)
{
    public override string Kind => RegistrationMails.Reminder;

    protected override Task<MailDraft> DraftAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["ReminderMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["ReminderMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(facts)["ReminderMailText", facts.Title]),
                    .. Missing(facts),
                    WhenAndWhere(facts),
                    .. Preparations(facts),
                    ToPersonalPage(facts, To(facts)["TicketMailButton"]),
                    new MailBlock.Note(To(facts)["ReminderMailNote"]),
                ]
            )
        );
}
