using EventManager.Data;
using EventManager.Domain.Tickets;
using EventManager.Mail;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>The QR codes of a registration's valid tickets, as pictures to attach.</summary>
internal sealed class TicketPictures(TicketSigner signer)
{
    /// <summary>A code where it stands in the mail: large, and in words for who sees no pictures.</summary>
    public static MailBlock Block(MailAttachment picture, string words) => new MailBlock.Picture(picture.ContentId!, words);

    public async Task<IReadOnlyList<MailAttachment>> DrawAsync(EventDb db, RegistrationFacts facts, CancellationToken stop)
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
                    {
                        ContentId = $"ticket{ticket.Number}@{facts.Registration.Id:N}",
                    }
            ),
        ];
    }
}
