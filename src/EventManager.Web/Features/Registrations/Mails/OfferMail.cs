using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class OfferMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Offer;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Offered;

    protected override Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                Text["OfferMailSubject", facts.Title],
                [
                    new MailBlock.Heading(Text["OfferMailHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(
                        Text["OfferMailText", facts.Title, When.DateTime(facts.Registration.OfferExpiresAt!.Value, facts.Event.TimeZone)]
                    ),
                    ToPersonalPage(facts, Text["OfferMailButton"]),
                    WhenAndWhere(facts),
                    new MailBlock.Note(Text["OfferMailNote"]),
                ]
            )
        );
}
