using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// Gives up a registration and everything that hangs on it. Asking twice is as good as once, also where the event itself was called off.
/// What is over stays as it was, and a seat in which somebody sits is not given back.
/// </summary>
internal sealed class CancelRegistrationHandler(
    Transactions transactions,
    SeatCounter seats,
    WaitingList waitingList,
    OutboxSignal signal,
    TimeProvider clock
)
{
    /// <param name="registrationId">Which.</param>
    /// <param name="stop">Ends it before anything is written.</param>
    /// <param name="eventId">Where organisers do it for somebody: their event. Null for the person, by the link.</param>
    public async Task<Result<Done>> HandleAsync(Guid registrationId, CancellationToken stop, Guid? eventId = null)
    {
        Guid? freed = null;
        var result = await transactions.RunAsync<Done>(
            eventId,
            async (db, inner) =>
            {
                freed = null;
                if (await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId, inner) is not { } registration)
                    return RegistrationRefusals.NotFound;
                if (eventId is { } organised && registration.EventId != organised)
                    return RegistrationRefusals.NotFound;
                if (!registration.IsActive)
                    return default(Done);
                var now = clock.GetUtcNow();
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, inner);
                if (registration.StateAt(@event.State) is RegistrationState.Cancelled)
                    return default(Done);
                if (@event.WhyOver(now) is { } over)
                    return over;
                if (await RegistrationTickets.HeldCameAsync(db, registration, inner) > 0)
                    return RegistrationRefusals.AlreadyCame;
                await RegistrationSeats.LeaveAsync(db, seats, registration, now, inner);
                freed = registration.EventId;
                var wasConfirmed = registration.State is not RegistrationState.AwaitingConfirmation;
                registration.Cancel(now);
                if (eventId is not null)
                    db.WriteDown("registration.cancelled", eventId, now, subjectId: registrationId);
                // Whoever registered at the door may have left no address.
                if (wasConfirmed && registration.Email.Length > 0)
                    db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Cancelled, registration, now));
                return default(Done);
            },
            stop
        );
        if (freed is { } there)
            await waitingList.PromoteAsync(there, WaitingListTrigger.Cancellation, stop);
        signal.Send();
        return result;
    }
}

/// <summary>Gives back what a registration holds: its seats or its place in the queue, its tickets.</summary>
internal static class RegistrationSeats
{
    public static async Task LeaveAsync(
        EventDb db,
        SeatCounter seats,
        Registration registration,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        // The registration's row before the counters, as everywhere: who changes it at the same moment is done before, or runs again.
        await RowLocks.LockRegistrationAsync(db, registration.Id, stop);
        var pool = await db.Events.Where(e => e.Id == registration.EventId).Select(e => e.SeatPoolId).SingleAsync(stop);
        if (registration is { State: RegistrationState.Waitlisted, WaitsFor: { } waitsFor })
        {
            var wishes = await Seats.WishesAsync(db, registration, stop);
            await Seats.LeaveQueuesAsync(db, seats, waitsFor, pool, wishes, registration.PartySize, stop);
        }
        if (!registration.HoldsSeats)
            return;
        await SessionPlaces.GiveBackAllAsync(db, seats, registration.Id, stop);
        await db
            .Tickets.Where(t => t.RegistrationId == registration.Id && t.State == TicketState.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TicketState.Cancelled).SetProperty(t => t.UpdatedAt, now), stop);
        if (registration.TimeSlotId is { } slot)
        {
            var slotPool = await db.TimeSlots.Where(s => s.Id == slot).Select(s => s.SeatPoolId).SingleAsync(stop);
            await seats.GiveBackAsync(db, slotPool, registration.PartySize, stop);
            registration.TimeSlotId = null;
        }
        if (!registration.WithoutSeat)
            await seats.GiveBackAsync(db, pool, registration.PartySize, stop);
    }
}
