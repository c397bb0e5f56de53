using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>"Please click": the second half of the double opt-in.</summary>
internal sealed class ConfirmRegistrationMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Confirm;

    public override bool IsToStrangers => true;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.AwaitingConfirmation;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["ConfirmMailSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["ConfirmMailHeading"]),
                    new MailBlock.Paragraph(To(facts)["MailGreetingStranger"]),
                    new MailBlock.Paragraph(To(facts)["ConfirmMailText", facts.Title]),
                    new MailBlock.Action(To(facts)["ConfirmMailButton"], Tools.ConfirmPage(facts.Registration)),
                    WhenAndWhere(facts),
                    new MailBlock.Note(To(facts).Plural("ConfirmMailNote", (decimal)RegistrationRules.ConfirmationTime.TotalHours)),
                    .. IsAgain(row) ? new[] { new MailBlock.Paragraph(To(facts)["AgainMailWhose"]), Others(facts) } : [],
                ]
            )
        );

    /// <summary>Sent again, because the form came a second time: maybe with another person in it. Whose the first is says the page.</summary>
    private static bool IsAgain(OutboxMail row) => row.Arguments == RegistrationMails.FormAgain;
}
