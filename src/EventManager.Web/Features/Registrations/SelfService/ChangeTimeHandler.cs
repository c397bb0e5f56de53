using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <param name="RegistrationId">Whose.</param>
/// <param name="SlotId">The other time; null for any.</param>
internal sealed record ChangeTime(Guid RegistrationId, Guid? SlotId);

/// <summary>
/// Another time of arrival. Who has a place keeps the old time unless the new one has room; who waits, waits for the new one from now on, in
/// the turn of the day on which the waiting began.
/// </summary>
internal sealed class ChangeTimeHandler(Transactions transactions, SeatCounter seats, WaitingList waitingList, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ChangeTime command, CancellationToken stop)
    {
        Guid? changedAt = null;
        var result = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                changedAt = null;
                var own = await OwnRegistration.LockAsync(db, command.RegistrationId, clock.GetUtcNow(), inner);
                if (own.IsRefused)
                    return own.Refusal;
                var (registration, @event) = own.Value;
                if (command.SlotId is { } slot && await WhyNotAsync(db, registration, slot, inner) is { } wrong)
                    return wrong;
                changedAt = @event.Id;
                return await ChangeAsync(db, registration, @event.SeatPoolId, command.SlotId, inner) is { } refusal
                    ? refusal
                    : default(Done);
            },
            stop
        );
        if (!result.IsRefused && changedAt is { } eventId)
            await waitingList.PromoteAsync(eventId, WaitingListTrigger.OtherTime, stop);
        return result;
    }

    /// <summary>Another event's time, or one that is over: that can be kept, but not be taken.</summary>
    private async Task<Refusal?> WhyNotAsync(EventDb db, Registration registration, Guid wanted, CancellationToken stop)
    {
        var slot = await db.TimeSlots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted, stop);
        if (slot is null || slot.EventId != registration.EventId)
            return RegistrationRefusals.TimeSlotUnknown;
        return slot.IsOver(clock.GetUtcNow()) && registration.TimeSlotId != wanted ? RegistrationRefusals.TimeSlotOver : null;
    }

    private async Task<Refusal?> ChangeAsync(EventDb db, Registration registration, Guid house, Guid? slot, CancellationToken stop)
    {
        var people = registration.PartySize;
        if (registration is { State: RegistrationState.Waitlisted, WaitsFor: { } waitsFor })
        {
            await Seats.LeaveQueuesAsync(db, seats, waitsFor, house, await Seats.WishesAsync(db, registration, stop), people, stop);
            Wish(registration, slot);
            if (!await Seats.CouldFitAsync(db, house, await Seats.WishesAsync(db, registration, stop), people, stop))
                return PartyRefusals.LargerThanThereIs.On("timeSlotId");
            // Without a wish there is only the house to wait for.
            var instead = slot is null ? WaitsFor.Event : waitsFor;
            await Seats.JoinQueuesAsync(db, seats, instead, house, await Seats.WishesAsync(db, registration, stop), people, stop);
            registration.WaitInstead(instead, clock.GetUtcNow());
            return null;
        }
        if (registration.State is RegistrationState.Confirmed && registration.TimeSlotId != slot)
        {
            if (slot is { } wanted)
            {
                var pool = await Seats.PoolOfAsync(db, wanted, stop);
                if (await Seats.ChangeAsync(db, seats, pool, people, stop) is { } full)
                    return full.Waiting > 0
                        ? PartyRefusals.OthersWait.On("timeSlotId")
                        : PartyRefusals.NoRoomAtTime(full.Free, people).On("timeSlotId");
            }
            if (registration.TimeSlotId is { } old)
                await seats.GiveBackAsync(db, await Seats.PoolOfAsync(db, old, stop), people, stop);
            registration.TimeSlotId = slot;
            registration.RaiseCalendarSequence();
            if (registration.Email.Length > 0)
                db.Outbox.Add(RegistrationMails.Row(RegistrationMails.TimeChanged, registration, clock.GetUtcNow()));
        }
        Wish(registration, slot);
        registration.Touch(clock.GetUtcNow());
        return null;
    }

    private static void Wish(Registration registration, Guid? slot)
    {
        registration.WishedSlots.Clear();
        if (slot is { } wanted)
            registration.WishedSlots.Add(wanted);
    }
}
