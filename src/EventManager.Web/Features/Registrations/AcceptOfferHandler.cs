using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>Takes the place that was offered. The seats are held already; accepting twice is as good as once.</summary>
internal sealed class AcceptOfferHandler(Transactions transactions, OutboxSignal signal, TimeProvider clock)
{
    /// <param name="registrationId">Which.</param>
    /// <param name="stop">Ends it before anything is written.</param>
    /// <param name="eventId">Where organisers do it for somebody: their event. Null for the person, by the link.</param>
    public async Task<Result<Done>> HandleAsync(Guid registrationId, CancellationToken stop, Guid? eventId = null)
    {
        var result = await transactions.RunAsync<Done>(
            eventId,
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId, inner) is not { } registration)
                    return RegistrationRefusals.NotFound;
                if (eventId is { } organised && registration.EventId != organised)
                    return RegistrationRefusals.NotFound;
                if (registration.State is RegistrationState.Confirmed)
                    return default(Done);
                if (registration.State is RegistrationState.Expired || registration.OfferExpiresAt <= now)
                    return RegistrationRefusals.OfferExpired;
                if (registration.State is not RegistrationState.Offered)
                    return RegistrationRefusals.NotOffered;
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                if (@event.WhyOver(now) is { } over)
                    return over;
                registration.Confirm(now);
                if (eventId is not null)
                    db.WriteDown("registration.confirmed", eventId, now, subjectId: registrationId);
                db.Tickets.AddRange(
                    RegistrationTickets.For(registration, now, await RegistrationTickets.NamesAsync(db, registration, inner))
                );
                await TicketNotes.RefreshAsync(db, registration, now, inner);
                db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Ticket, registration, now));
                return default(Done);
            },
            stop
        );
        signal.Send();
        return result;
    }
}
