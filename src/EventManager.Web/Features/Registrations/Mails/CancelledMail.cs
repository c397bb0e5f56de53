using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class CancelledMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Cancelled;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Cancelled;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["CancelledMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["CancelledMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(
                        To(facts)[facts.Registration.ConfirmedAt is null ? "CancelledMailNoTicket" : "CancelledMailText", facts.Title]
                    ),
                ]
            )
            {
                Calendar = Strike(facts),
            }
        );
}
