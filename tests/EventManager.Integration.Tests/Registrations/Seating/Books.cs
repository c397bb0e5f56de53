using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Testing;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Registrations.Seating;

/// <summary>Adds up what an event's registrations hold and wait for, and compares it with its counters.</summary>
internal sealed class Books
{
    private readonly List<Registration> registrations;
    private readonly Dictionary<Guid, (Guid Slot, SeatPool Pool)> times;
    private readonly SeatPool house;
    private readonly List<Ticket> tickets;

    private Books(
        List<Registration> registrations,
        Dictionary<Guid, (Guid Slot, SeatPool Pool)> times,
        SeatPool house,
        List<Ticket> tickets
    )
    {
        this.registrations = registrations;
        this.times = times;
        this.house = house;
        this.tickets = tickets;
    }

    public int Active => registrations.Count(r => r.HoldsSeats);

    public List<Registration> Waiting =>
        [
            .. registrations
                .Where(r => r.State is RegistrationState.Waitlisted)
                .OrderBy(r => r.Priority)
                .ThenBy(r => r.WaitingSince)
                .ThenBy(r => r.Id),
        ];

    public Registration? Find(Guid id) => registrations.Find(r => r.Id == id);

    public static async Task<Books> ReadAsync(TestApp app, Guid eventId)
    {
        await using var db = await app.OpenDbAsync();
        var house = await db.Events.Where(e => e.Id == eventId).Select(e => e.Seats).AsNoTracking().SingleAsync();
        var slots = await db.TimeSlots.AsNoTracking().Include(s => s.Seats).Where(s => s.EventId == eventId).ToListAsync();
        return new(
            // Whoever is gone holds nothing: after a thousand steps these are most.
            await db
                .Registrations.AsNoTracking()
                .Where(r => r.EventId == eventId && r.State != RegistrationState.Cancelled && r.State != RegistrationState.Expired)
                .ToListAsync(),
            slots.ToDictionary(s => s.Id, s => (s.Id, s.Seats)),
            house,
            await db.Tickets.AsNoTracking().Where(t => t.EventId == eventId && t.State == TicketState.Valid).ToListAsync()
        );
    }

    /// <summary>Everything that is wrong; empty where the books are in order.</summary>
    public IEnumerable<string> Errors()
    {
        var held = registrations.Where(r => r.HoldsSeats).ToList();
        var waiting = Waiting;
        foreach (var error in Compare("house", house, held, waiting.Where(r => r.WaitsFor is WaitsFor.Event)))
            yield return error;
        foreach (var (slot, pool) in times.Values)
        {
            var queue = waiting.Where(r => r.WaitsFor is WaitsFor.TimeSlot && r.WishedSlots.Contains(slot));
            foreach (var error in Compare($"time {slot}", pool, held.Where(r => r.TimeSlotId == slot), queue))
                yield return error;
        }
        foreach (
            var one in held.Where(r =>
                r.WishedSlots.Count > 0 && r.TimeSlotId is not { } given || r.TimeSlotId is { } got && !r.WishedSlots.Contains(got)
            )
        )
            yield return $"{one.Id} has the time {one.TimeSlotId}, which it did not wish";
        foreach (var one in registrations.Where(r => r.State is RegistrationState.Confirmed))
        {
            var people = tickets.Where(t => t.RegistrationId == one.Id).Sum(t => t.People);
            if (people != one.PartySize)
                yield return $"{one.Id} is {one.PartySize} people with tickets for {people}";
        }
        if (tickets.Any(t => registrations.Find(r => r.Id == t.RegistrationId)?.State is not RegistrationState.Confirmed))
            yield return "a ticket without a place";
    }

    /// <summary>Seats that somebody could have whose turn it is: none once the list has been looked at.</summary>
    public IEnumerable<string> Forgotten(bool fillsGaps)
    {
        var turns = new Turns(SeatStock.Of(house), times.ToDictionary(t => t.Key, t => SeatStock.Of(t.Value.Pool)), fillsGaps);
        foreach (var one in Waiting)
        {
            if (turns.Next(new(one.Id, one.PartySize, one.WaitsFor!.Value, one.WishedSlots)) is { } turn)
                yield return $"{one.Id} waits although {turn.Kind} could be done";
            if (turns.IsOver)
                yield break;
        }
    }

    /// <summary>
    /// Who was served between two looks although somebody waited longer for the same. No rule of the program is used here: the earlier one
    /// still waits for the house, or for the very time that the later one was given.
    /// </summary>
    public IEnumerable<string> Overtaken(Books before)
    {
        var order = before.Waiting.ConvertAll(r => r.Id);
        var stillWaiting = Waiting.ToDictionary(r => r.Id);
        foreach (var (at, id) in order.Index())
        {
            if (Find(id) is not { State: RegistrationState.Offered } served)
                continue;
            foreach (var earlier in order.Take(at).Where(stillWaiting.ContainsKey).Select(id => stillWaiting[id]))
            {
                if (earlier.WaitsFor is WaitsFor.Event || served.TimeSlotId is { } time && earlier.WishedSlots.Contains(time))
                    yield return $"{served.Id} was served before {earlier.Id}";
            }
        }
    }

    private static IEnumerable<string> Compare(string name, SeatPool pool, IEnumerable<Registration> held, IEnumerable<Registration> queue)
    {
        var (taken, waiting) = (held.Sum(r => r.PartySize), queue.Sum(r => r.PartySize));
        if (pool.Taken > pool.Capacity || taken > pool.Capacity)
            yield return $"{name}: {Math.Max(taken, pool.Taken)} of {pool.Capacity} seats are given";
        if (pool.Taken != taken)
            yield return $"{name}: {pool.Taken} seats are counted, {taken} are held";
        if (pool.Waiting != waiting)
            yield return $"{name}: {pool.Waiting} people are counted as waiting, {waiting} wait";
    }
}
