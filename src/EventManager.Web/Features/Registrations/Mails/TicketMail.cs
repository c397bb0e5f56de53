using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Mail;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>The place is yours: with the QR codes as pictures and the calendar entry.</summary>
internal class TicketMail(RegistrationMailTools tools, TicketPictures pictures) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Ticket;

    protected override bool IsStillTrue(Registration registration) => registration.State is RegistrationState.Confirmed;

    protected override async Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var text = To(facts);
        var tickets = await pictures.DrawAsync(db, facts, stop);
        return new(
            text["TicketMailSubject", facts.Title],
            [
                new MailBlock.Heading(text[Missing(facts).Length > 0 ? "StateNeedsConsent" : "TicketMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(Opening(facts)),
                .. Missing(facts),
                WhenAndWhere(facts),
                ToPersonalPage(facts, text["TicketMailButton"]),
                .. tickets.Select((ticket, i) => TicketPictures.Block(ticket, text["TicketMailCode", i + 1, tickets.Count])),
                new MailBlock.Note(text["TicketMailNoPicture"]),
                .. Preparations(facts),
                new MailBlock.Paragraph(text["TicketMailChange"]),
                new MailBlock.Note(text["TicketMailNote"]),
            ]
        )
        {
            Calendar = Calendar(facts, CalendarMethod.Request),
            Attachments = tickets,
        };
    }

    protected virtual string Opening(RegistrationFacts facts) => To(facts)["TicketMailText", facts.Title];
}
