using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

internal sealed class WaitingMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Waiting;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Waitlisted;

    protected override async Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        new(
            To(facts)["WaitingMailSubject", facts.Title],
            [
                new MailBlock.Heading(To(facts)["WaitingMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(
                    To(facts)["WaitingMailText", facts.Title, await WaitingList.PositionAsync(db, facts.Registration.Id, stop) ?? 1]
                ),
                WhenAndWhere(facts),
                ToPersonalPage(facts, To(facts)["ToPersonalPage"]),
            ]
        );
}
