using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Domain.Tickets;
using EventManager.Mail;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Mails;

/// <summary>The QR codes of a registration's valid tickets, as pictures to attach.</summary>
internal sealed class TicketPictures(TicketSigner signer) : ITicketFiles
{
    /// <summary>A code where it stands in the mail: large, and in words for who sees no pictures.</summary>
    public static MailBlock Block(MailAttachment picture, string words) => new MailBlock.Picture(picture.ContentId!, words);

    public Task<IReadOnlyList<MailAttachment>> DrawAsync(EventDb db, RegistrationFacts facts, CancellationToken stop) =>
        DrawAsync(db, facts.Event.Id, facts.Registration.Id, stop);

    /// <summary>As files beside the words, of a mail whose words are not about them.</summary>
    public async Task<IReadOnlyList<MailAttachment>> OfAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
        row is { EventId: { } eventId, SubjectId: { } registrationId }
            ? [.. (await DrawAsync(db, eventId, registrationId, stop)).Select(picture => picture with { ContentId = null })]
            : [];

    private async Task<IReadOnlyList<MailAttachment>> DrawAsync(EventDb db, Guid eventId, Guid registrationId, CancellationToken stop)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => t.RegistrationId == registrationId && t.State == TicketState.Valid)
            .OrderBy(t => t.Number)
            .ToListAsync(stop);
        var codes = await signer.CodesAsync(db, eventId, tickets.Select(t => t.Id), stop);
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
                        ContentId = $"ticket{ticket.Number}@{registrationId:N}",
                    }
            ),
        ];
    }
}
