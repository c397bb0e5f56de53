using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>What somebody asked for by "send me my link": the link, and the tickets where there are some.</summary>
internal sealed class LinkMail(RegistrationMailTools tools, TicketPictures pictures) : RegistrationMailKind(tools)
{
    public override string Kind => RegistrationMails.Link;

    protected override bool IsStillTrue(Registration registration) => registration.IsActive;

    protected override async Task<MailDraft> WriteAsync(EventDb db, OutboxMail row, RegistrationFacts facts, CancellationToken stop)
    {
        var tickets = facts.Registration.State is RegistrationState.Confirmed ? await pictures.DrawAsync(db, facts, stop) : [];
        return new(
            To(facts)["LinkMailSubject", facts.Title],
            [
                new MailBlock.Heading(To(facts)["LinkMailHeading"]),
                Greeting(facts),
                new MailBlock.Paragraph(To(facts)[tickets.Count > 0 ? "LinkMailTicket" : "LinkMailText", facts.Title]),
                ToPersonalPage(facts, To(facts)["ToPersonalPage"]),
                .. tickets.Select((ticket, i) => TicketPictures.Block(ticket, To(facts)["TicketMailCode", i + 1, tickets.Count])),
                WhenAndWhere(facts),
                new MailBlock.Note(To(facts)["LinkMailNote"]),
            ]
        )
        {
            Attachments = tickets,
        };
    }
}
