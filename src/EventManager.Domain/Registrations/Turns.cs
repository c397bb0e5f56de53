namespace EventManager.Domain.Registrations;

/// <summary>A party on the waiting list.</summary>
/// <param name="Id">The registration.</param>
/// <param name="People">Seats that it needs.</param>
/// <param name="WaitsFor">What it waits for.</param>
/// <param name="Wishes">Wished times, best first; empty for any time.</param>
public sealed record WaitingParty(Guid Id, int People, WaitsFor WaitsFor, IReadOnlyList<Guid> Wishes);

/// <summary>What can be done for a party.</summary>
/// <param name="Party">Whose turn it is.</param>
/// <param name="Kind">Offer seats, or let it wait on for something else.</param>
/// <param name="SlotId">The time that it gets, or that has room for it.</param>
/// <param name="Overtaken">Parties before it that are too large for what is free.</param>
public sealed record Turn(WaitingParty Party, WaitingListMoveKind Kind, Guid? SlotId, int Overtaken);

/// <summary>Seats of a house or a time.</summary>
public readonly record struct SeatStock(int Free, int Capacity)
{
    /// <summary>A time that has passed: room for nobody, and nobody waits for it in the way of others.</summary>
    public static readonly SeatStock Over = new(0, 0);

    public static SeatStock Of(SeatPool pool) => new(pool.Free, pool.Capacity);
}

/// <summary>
/// Whose turn it is. Shown the queue in its order, it answers with the first party for which something can be done. What a party waits
/// for and cannot have yet is closed to all behind it, so that nobody is overtaken; where gaps are filled, it stays open. A party that is
/// larger than all there is (the house was made smaller) keeps nobody waiting.
/// </summary>
/// <param name="house">The event's seats.</param>
/// <param name="times">Seats of each time.</param>
/// <param name="fillsGaps">True lets a smaller party have what is too little for a larger one before it.</param>
public sealed class Turns(SeatStock house, IReadOnlyDictionary<Guid, SeatStock> times, bool fillsGaps)
{
    private readonly HashSet<Guid> closed = [];
    private int overtaken;

    /// <summary>True once nobody behind can have anything: everybody needs a seat in the house.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The next of the queue; null where it has to wait on.</summary>
    public Turn? Next(WaitingParty party)
    {
        var planned = party.Wishes.Where(times.ContainsKey).ToList();
        var wishes = planned.Where(slot => party.People <= times[slot].Capacity).ToList();
        if (party.People > house.Capacity || planned.Count > 0 && wishes.Count == 0)
            return null;
        var fitsHouse = party.People <= house.Free;
        var time = wishes
            .Where(slot => !closed.Contains(slot) && party.People <= times[slot].Free)
            .Select(slot => (Guid?)slot)
            .FirstOrDefault();
        var fitsTime = wishes.Count == 0 || time is not null;
        if (fitsHouse && fitsTime)
            return new(party, WaitingListMoveKind.Offered, time, overtaken);
        // What it waits for has room, the other has not: it waits on for the other, and stands in the way of nobody who needs the first.
        if (fitsHouse && party.WaitsFor is WaitsFor.Event)
            return new(party, WaitingListMoveKind.WaitsForTime, null, overtaken);
        if (fitsTime && party.WaitsFor is WaitsFor.TimeSlot)
            return new(party, WaitingListMoveKind.WaitsForHouse, time, overtaken);
        if (fillsGaps)
            overtaken++;
        else if (party.WaitsFor is WaitsFor.Event)
            IsOver = true;
        else
            closed.UnionWith(wishes);
        return null;
    }
}
