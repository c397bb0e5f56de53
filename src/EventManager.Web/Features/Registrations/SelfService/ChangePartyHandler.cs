using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <param name="RegistrationId">Whose.</param>
/// <param name="People">How many come now; of a class its details say it.</param>
/// <param name="Class">The class as it is now; null for all others.</param>
/// <param name="EventId">Where organisers do it for somebody: their event. Null for the person, by the link.</param>
internal sealed record ChangeParty(Guid RegistrationId, int People, ClassDetails? Class = null, Guid? EventId = null);

/// <summary>
/// Another number of people: takes or gives back seats in the house, at the time and in each chosen session, all or none. Nobody who is in
/// already overtakes those who wait.
/// </summary>
internal sealed class ChangePartyHandler(Transactions transactions, SeatCounter seats, WaitingList waitingList, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(ChangeParty command, CancellationToken stop)
    {
        Guid? smallerAt = null;
        var result = await transactions.RunAsync<Done>(
            command.EventId,
            async (db, inner) =>
            {
                smallerAt = null;
                var own = await OwnRegistration.LockAsync(db, command.RegistrationId, clock.GetUtcNow(), inner);
                if (own.IsRefused)
                    return own.Refusal;
                var (registration, @event) = own.Value;
                if (command.EventId is { } organised && registration.EventId != organised)
                    return RegistrationRefusals.NotFound;
                var wanted = registration.Form is CategoryForm.SchoolClass ? command : command with { Class = null };
                if (await CheckAsync(db, @event, registration, wanted, inner) is { Count: > 0 } refusals)
                    return refusals;
                var people = wanted.Class?.People ?? wanted.People;
                if (
                    people < registration.PartySize
                    && await RegistrationTickets.CameAsync(db, registration, inner) is var came
                    && people < came
                )
                    return PartyRefusals.FewerThanCame(came);
                if (await ResizeAsync(db, @event, registration, people, inner) is { } refusal)
                    return refusal;
                if (people < registration.PartySize && registration.State is RegistrationState.Confirmed)
                    smallerAt = registration.EventId;
                await WriteAsync(db, registration, people, wanted.Class, inner);
                return default(Done);
            },
            stop
        );
        if (!result.IsRefused && smallerAt is { } eventId)
            await waitingList.PromoteAsync(eventId, WaitingListTrigger.SmallerParty, stop);
        return result;
    }

    private static async Task<List<Refusal>> CheckAsync(
        EventDb db,
        Event @event,
        Registration registration,
        ChangeParty wanted,
        CancellationToken stop
    )
    {
        var most =
            await db
                .Categories.Where(c => c.EventId == registration.EventId && c.Code == registration.CategoryCode)
                .Select(c => c.MaxPartySize)
                .SingleAsync(stop)
            ?? @event.MaxPartySize;
        if (wanted.Class is { } details)
            return [.. ClassRules.Check(details, most)];
        if (registration.Form is CategoryForm.SchoolClass)
            return [PartyRefusals.ClassMissing];
        return wanted.People < 1 || wanted.People > most ? [RegistrationRefusals.PartySize(most)] : [];
    }

    /// <summary>Moves the counters; a refusal says in numbers what is missing.</summary>
    private async Task<Refusal?> ResizeAsync(EventDb db, Event @event, Registration registration, int people, CancellationToken stop)
    {
        var more = people - registration.PartySize;
        if (more == 0 || !(registration.HoldsSeats || registration.State is RegistrationState.Waitlisted))
            return null;
        if (registration.State is RegistrationState.Waitlisted)
        {
            var wishes = await Seats.WishesAsync(db, registration, stop);
            var waitsFor = registration.WaitsFor ?? WaitsFor.Event;
            if (!await Seats.CouldFitAsync(db, @event.SeatPoolId, wishes, people, stop))
                return PartyRefusals.LargerThanThereIs;
            if (more > 0)
                await Seats.JoinQueuesAsync(db, seats, waitsFor, @event.SeatPoolId, wishes, more, stop);
            else
                await Seats.LeaveQueuesAsync(db, seats, waitsFor, @event.SeatPoolId, wishes, -more, stop);
            return null;
        }
        if (await SessionPlaces.ResizeAsync(db, seats, registration.Id, more, stop) is { } session)
            return PartyRefusals.NoRoomInSession(session.Title, session.Free, more);
        if (
            registration.TimeSlotId is { } slot
            && await Seats.ChangeAsync(db, seats, await Seats.PoolOfAsync(db, slot, stop), more, stop) is { } atTime
        )
            return atTime.Waiting > 0 ? PartyRefusals.OthersWait : PartyRefusals.NoRoomAtTime(atTime.Free, more);
        if (await Seats.ChangeAsync(db, seats, @event.SeatPoolId, more, stop) is { } house)
            return house.Waiting > 0 ? PartyRefusals.OthersWait : PartyRefusals.NoRoomInHouse(house.Free, more);
        return null;
    }

    private async Task WriteAsync(EventDb db, Registration registration, int people, ClassDetails? details, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        registration.Resize(people, now);
        if (details is not null)
        {
            var booking = await db.ClassBookings.SingleAsync(c => c.RegistrationId == registration.Id, stop);
            booking.Describe(details);
            (registration.PartyName, registration.Organisation) = (booking.Details.Caption, booking.SchoolName);
        }
        if (registration.State is RegistrationState.Confirmed)
        {
            await RegistrationTickets.FitAsync(db, registration, now, stop);
            if (details is not null)
                await TicketNotes.RefreshAsync(db, registration, now, stop);
        }
        else
            await db.PartyMembers.Where(m => m.RegistrationId == registration.Id && m.Number > people).ExecuteDeleteAsync(stop);
    }
}
