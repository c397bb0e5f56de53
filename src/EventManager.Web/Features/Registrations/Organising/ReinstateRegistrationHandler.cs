using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Organising;

/// <param name="EventId">The event of the organiser.</param>
/// <param name="RegistrationId">Whose cancellation was a mistake.</param>
/// <param name="UserId">Who takes it back.</param>
internal sealed record ReinstateRegistration(Guid EventId, Guid RegistrationId, Guid UserId);

/// <summary>
/// Takes one cancellation back, where the seats are free still and nobody waits for them: who waits is not overtaken. The person gets new
/// tickets by mail. Places in sessions were given back with the cancellation and are chosen anew.
/// </summary>
internal sealed class ReinstateRegistrationHandler(
    Transactions transactions,
    SeatCounter seats,
    OutboxSignal signal,
    IOptions<RegistrationOptions> options,
    TimeProvider clock
)
{
    public async Task<Result<Done>> HandleAsync(ReinstateRegistration command, CancellationToken stop)
    {
        var result = await RunAsync(command, stop);
        if (!result.IsRefused)
            signal.Send();
        return result;
    }

    private async Task<Result<Done>> RunAsync(ReinstateRegistration command, CancellationToken stop)
    {
        try
        {
            return await transactions.RunAsync<Done>(
                AskedRight.Organise(command.EventId),
                (db, inner) => WriteAsync(db, command, inner),
                stop
            );
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return RegistrationRefusals.AlreadyRegistered;
        }
    }

    private async Task<Result<Done>> WriteAsync(EventDb db, ReinstateRegistration command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var found = await db.Registrations.SingleOrDefaultAsync(r => r.Id == command.RegistrationId && r.EventId == command.EventId, stop);
        if (found is not { } registration)
            return RegistrationRefusals.NotFound;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId, stop);
        if (@event.WhyOver(now) is { } over)
            return over;
        // Twice is as good as once; who never held a seat, or is erased, registers anew.
        if (registration.State is RegistrationState.Confirmed)
            return default(Done);
        if (registration is not { State: RegistrationState.Cancelled, ConfirmedAt: not null, Email.Length: > 0 })
            return RegistrationRefusals.NotToReinstate;
        var key = options.Value.KeyOf(registration.Email);
        if (await db.Registrations.AnyAsync(r => r.EventId == @event.Id && r.ActiveKey == key, stop))
            return RegistrationRefusals.AlreadyRegistered;
        if (!await TakeSeatsAsync(db, registration, @event.SeatPoolId, now, stop))
            return RegistrationRefusals.SeatGone;
        registration.Reinstate(key, now);
        db.Tickets.AddRange(RegistrationTickets.For(registration, now, await RegistrationTickets.NamesAsync(db, registration, stop)));
        await TicketNotes.RefreshAsync(db, registration, now, stop);
        db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Reinstated, registration, now));
        db.Audit.Add(new AuditEntry(now, command.UserId, @event.Id, "registration.reinstated", registration.Id, ""));
        return default(Done);
    }

    /// <summary>The first wished time that is to come and has room, then the house, as at the first time.</summary>
    private async Task<bool> TakeSeatsAsync(EventDb db, Registration registration, Guid house, DateTimeOffset now, CancellationToken stop)
    {
        await RowLocks.LockRegistrationAsync(db, registration.Id, stop);
        var wished = registration.WishedSlots;
        if (wished.Count > 0)
        {
            var open = await db.TimeSlots.Where(s => wished.Contains(s.Id) && s.EndsAt > now).Select(s => s.Id).ToListAsync(stop);
            var wishes = (await Seats.WishesAsync(db, registration, stop)).Where(wish => open.Contains(wish.SlotId)).ToList();
            if (await Seats.TakeTimeAsync(db, seats, wishes, registration.PartySize, stop) is not { } time)
                return false;
            registration.TimeSlotId = time.SlotId;
        }
        return registration.WithoutSeat || await seats.TakeAsync(db, house, registration.PartySize, stop);
    }
}
