using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>Another time of arrival: the ticket stays what it was, the calendar takes the new entry for the old one.</summary>
internal sealed class TimeChangedMail(RegistrationMailTools tools) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.TimeChanged;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop) =>
        Task.FromResult(
            new MailDraft(
                To(facts)["TimeChangedSubject", facts.Title],
                [
                    new MailBlock.Heading(To(facts)["TimeChangedHeading"]),
                    Greeting(facts),
                    new MailBlock.Paragraph(To(facts)[facts.Slot is null ? "TimeChangedAny" : "TimeChangedText", facts.Title]),
                    WhenAndWhere(facts),
                    ToPersonalPage(facts, To(facts)["TicketMailButton"]),
                ]
            )
            {
                Calendar = Calendar(facts, CalendarMethod.Request),
            }
        );
}
