using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Seating;

/// <summary>A time that somebody wishes, with its counter.</summary>
internal sealed record WishedTime(Guid SlotId, Guid PoolId);

/// <summary>
/// What a registration holds or waits for, given back or counted anew in the caller's transaction. Counters are touched in one order,
/// sessions, times, house: two who hold several rows at once do not wait in a circle, and the hot row comes last.
/// </summary>
internal static class Seats
{
    /// <summary>The wished times that still exist, best first.</summary>
    public static async Task<IReadOnlyList<WishedTime>> WishesAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        if (registration.WishedSlots.Count == 0)
            return [];
        var wished = registration.WishedSlots;
        var found = await db
            .TimeSlots.Where(s => s.EventId == registration.EventId && wished.Contains(s.Id))
            .Select(s => new WishedTime(s.Id, s.SeatPoolId))
            .ToListAsync(stop);
        return [.. found.OrderBy(time => wished.IndexOf(time.SlotId))];
    }

    /// <summary>Takes the first wished time in which there is room and nobody waits; null where there is none.</summary>
    public static async Task<WishedTime?> TakeTimeAsync(
        EventDb db,
        SeatCounter seats,
        IReadOnlyList<WishedTime> wishes,
        int people,
        CancellationToken stop
    )
    {
        foreach (var wish in wishes)
        {
            if (await seats.TakeAsync(db, wish.PoolId, people, stop))
                return wish;
        }
        return null;
    }

    public static Task<Guid> PoolOfAsync(EventDb db, Guid slotId, CancellationToken stop) =>
        db.TimeSlots.Where(s => s.Id == slotId).Select(s => s.SeatPoolId).SingleAsync(stop);

    /// <summary>Takes so many more, or gives back so many fewer. Null where it is done; else the counter that has no room.</summary>
    public static async Task<SeatPool?> ChangeAsync(EventDb db, SeatCounter seats, Guid pool, int more, CancellationToken stop)
    {
        if (more <= 0)
            await seats.GiveBackAsync(db, pool, -more, stop);
        else if (!await seats.TakeAsync(db, pool, more, stop))
            return await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == pool, stop);
        return null;
    }

    /// <summary>False where there are not so many seats even if all were free: then waiting would be in vain.</summary>
    public static async Task<bool> CouldFitAsync(
        EventDb db,
        Guid housePool,
        IReadOnlyList<WishedTime> wishes,
        int people,
        CancellationToken stop
    )
    {
        var ids = wishes.Select(wish => wish.PoolId).Append(housePool).ToList();
        var large = await db.SeatPools.Where(p => ids.Contains(p.Id) && p.Capacity >= people).Select(p => p.Id).ToListAsync(stop);
        return large.Contains(housePool) && (wishes.Count == 0 || large.Count > 1);
    }

    /// <summary>Counts a registration at what it waits for: the house, or each of the wished times.</summary>
    public static async Task JoinQueuesAsync(
        EventDb db,
        SeatCounter seats,
        WaitsFor waitsFor,
        Guid housePool,
        IReadOnlyList<WishedTime> wishes,
        int people,
        CancellationToken stop
    )
    {
        foreach (var pool in QueuesOf(waitsFor, housePool, wishes))
            await seats.JoinQueueAsync(db, pool, people, stop);
    }

    public static async Task LeaveQueuesAsync(
        EventDb db,
        SeatCounter seats,
        WaitsFor waitsFor,
        Guid housePool,
        IReadOnlyList<WishedTime> wishes,
        int people,
        CancellationToken stop
    )
    {
        foreach (var pool in QueuesOf(waitsFor, housePool, wishes))
            await seats.LeaveQueueAsync(db, pool, people, stop);
    }

    /// <summary>Always in the same order.</summary>
    private static IEnumerable<Guid> QueuesOf(WaitsFor waitsFor, Guid housePool, IReadOnlyList<WishedTime> wishes) =>
        waitsFor is WaitsFor.Event ? [housePool] : wishes.Select(wish => wish.PoolId).Order();
}
