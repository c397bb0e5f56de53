using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class OfferMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Offer;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Offered;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["OfferMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["OfferMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(
                        To(facts)[
                            "OfferMailText",
                            facts.Title,
                            When.DateTime(facts.Registration.OfferExpiresAt!.Value, facts.Event.TimeZone)
                        ]
                    ),
                    ToPersonalPage(facts, To(facts)["OfferMailButton"]),
                    WhenAndWhere(facts),
                    new MailBlock.Note(To(facts)["OfferMailNote"]),
                ]
            )
        );
}
