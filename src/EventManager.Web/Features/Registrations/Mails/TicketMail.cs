using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Mail;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>The place is yours: with the QR codes as pictures and the calendar entry.</summary>
internal class TicketMail(RegistrationMailTools tools, TicketSigner signer) : RegistrationMailKind(tools)
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
            Attachments = await TicketPicturesAsync(db, facts, stop),
        };

    protected virtual string Opening(RegistrationFacts facts) => Text["TicketMailText", facts.Title];

    private async Task<IReadOnlyList<MailAttachment>> TicketPicturesAsync(EventDb db, RegistrationFacts facts, CancellationToken stop)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => t.RegistrationId == facts.Registration.Id && t.State == TicketState.Valid)
            .OrderBy(t => t.Number)
            .ToListAsync(stop);
        var codes = await signer.CodesAsync(db, facts.Event.Id, tickets.Select(t => t.Id), stop);
        return
        [
            .. tickets.Select(
                (ticket, i) =>
                    new MailAttachment(
                        tickets.Count == 1 ? "Ticket.png" : $"Ticket-{ticket.Number}.png",
                        "image/png",
                        TicketImages.Png(codes[i])
                    )
            ),
        ];
    }
}
