using EventManager.Data;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Seating;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>What somebody can change about a registration, and where it stands.</summary>
/// <param name="Registration">The registration.</param>
/// <param name="Event">Its event.</param>
/// <param name="MostPeople">Most people in it.</param>
/// <param name="Slots">Times of arrival.</param>
/// <param name="Class">The class; null for all others.</param>
/// <param name="Names">Names that are known of those who come along, by ticket number.</param>
/// <param name="Waiting">Where it waits; null where it does not.</param>
public sealed record SelfServiceView(
    Registration Registration,
    Event Event,
    int MostPeople,
    IReadOnlyList<SlotChoice> Slots,
    ClassDetails? Class,
    IReadOnlyDictionary<int, string> Names,
    WaitingView? Waiting
)
{
    /// <summary>Called off, or over.</summary>
    public required bool IsOver { get; init; }

    public bool CanChange => Registration.IsActive && Registration.State is not RegistrationState.Offered && !IsOver;

    /// <summary>Those who come along can be named; a class has one ticket.</summary>
    public bool TakesNames => CanChange && Class is null && Registration.PartySize > 1;

    public int MissingNames => TakesNames ? Math.Max(0, Registration.PartySize - 1 - Names.Count) : 0;

    public SlotChoice? Slot => Slots.FirstOrDefault(slot => slot.Id == Registration.TimeSlotId);
}

/// <param name="Position">1 is next.</param>
/// <param name="FreeInHouse">Free seats of the event.</param>
/// <param name="WishedTimes">The wished times with their free seats, where it waits for one of them.</param>
public sealed record WaitingView(int Position, int FreeInHouse, IReadOnlyList<SlotChoice> WishedTimes);

internal sealed class SelfServiceQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public async Task<SelfServiceView?> FindAsync(Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, stop) is not { } registration)
            return null;
        var @event = await db.Events.AsNoTracking().Include(e => e.Seats).SingleAsync(e => e.Id == registration.EventId, stop);
        var most = await db
            .Categories.Where(c => c.EventId == @event.Id && c.Code == registration.CategoryCode)
            .Select(c => c.MaxPartySize)
            .SingleAsync(stop);
        var booking = registration.HasOneTicket
            ? await db.ClassBookings.AsNoTracking().SingleOrDefaultAsync(c => c.RegistrationId == registrationId, stop)
            : null;
        var slots = await SlotsAsync(db, @event.Id, registration, clock.GetUtcNow(), stop);
        return new(
            registration,
            @event,
            most ?? @event.MaxPartySize,
            slots,
            booking?.Details,
            await RegistrationTickets.NamesAsync(db, registration, stop),
            await WaitingAsync(db, @event, registration, slots, stop)
        )
        {
            IsOver = @event.WhyOver(clock.GetUtcNow()) is not null,
        };
    }

    /// <summary>
    /// Free is what is really free: who waits for it sees that there are seats, though too few. What is over is not to be had; the own
    /// time stays in sight.
    /// </summary>
    private static Task<List<SlotChoice>> SlotsAsync(
        EventDb db,
        Guid eventId,
        Registration registration,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var own = registration.TimeSlotId;
        var waits = registration.State is RegistrationState.Waitlisted;
        return db
            .TimeSlots.Where(s => s.EventId == eventId && (s.EndsAt > now || s.Id == own))
            .OrderBy(s => s.StartsAt)
            .Select(s => new SlotChoice(
                s.Id,
                s.StartsAt,
                s.EndsAt,
                s.Seats.Capacity,
                !waits && s.Seats.Waiting > 0 || s.Seats.Taken > s.Seats.Capacity ? 0 : s.Seats.Capacity - s.Seats.Taken
            ))
            .ToListAsync(stop);
    }

    private static async Task<WaitingView?> WaitingAsync(
        EventDb db,
        Event @event,
        Registration registration,
        IReadOnlyList<SlotChoice> slots,
        CancellationToken stop
    )
    {
        if (await WaitingList.PositionAsync(db, registration.Id, stop) is not { } position)
            return null;
        var wishes = registration.WaitsFor is WaitsFor.TimeSlot ? registration.WishedSlots : [];
        var wished = slots.Where(slot => wishes.Contains(slot.Id)).OrderBy(slot => wishes.IndexOf(slot.Id));
        return new(position, @event.Seats.Free, [.. wished]);
    }
}
