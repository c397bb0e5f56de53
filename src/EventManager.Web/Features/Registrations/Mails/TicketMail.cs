using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>The place is yours: with the QR codes as pictures and the calendar entry.</summary>
internal class TicketMail(RegistrationMailTools tools, TicketPictures pictures) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Ticket;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override async Task<MailDraft> WriteAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        new(
            Text["TicketMailSubject", facts.Title],
            [
                new MailBlock.Heading(Text["TicketMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(Opening(facts)),
                WhenAndWhere(facts),
                ToPersonalPage(facts, Text["TicketMailButton"]),
                new MailBlock.Paragraph(Text["TicketMailChange"]),
                new MailBlock.Note(Text["TicketMailNote"]),
            ]
        )
        {
            Calendar = Calendar(facts, CalendarMethod.Request),
            Attachments = await pictures.DrawAsync(db, facts, stop),
        };

    protected virtual string Opening(RegistrationFacts facts) => Text["TicketMailText", facts.Title];
}
