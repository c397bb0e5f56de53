using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class OfferExpiredMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.OfferExpired;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Expired;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["OfferExpiredMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["OfferExpiredMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(facts)["OfferExpiredMailText", facts.Title]),
                ]
            )
            {
                Calendar = Strike(facts),
            }
        );
}
