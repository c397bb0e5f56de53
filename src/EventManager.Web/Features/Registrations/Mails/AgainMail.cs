using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>Somebody asked for the personal link again, or registered a second time.</summary>
internal sealed class AgainMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Again;

    /// <summary>Anybody can ask for it, and not every registration was confirmed by a click.</summary>
    public override bool IsToStrangers => true;

    public override StrangerLimit Limit => StrangerLimit.OnItsOwn;

    protected override bool IsStillTrue(Registration registration) => registration.IsActive;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["AgainMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["AgainMailHeading"]),
                    new MailBlock.Paragraph(To(facts)["MailGreetingStranger"]),
                    new MailBlock.Paragraph(To(facts)["AgainMailText", facts.Title] + " " + To(facts)["AgainMailWhose"]),
                    ToPersonalPage(facts, To(facts)["ToPersonalPage"]),
                    WhenAndWhere(facts),
                    Others(facts),
                    new MailBlock.Note(To(facts)["AgainMailNote"]),
                ]
            )
        );
}
