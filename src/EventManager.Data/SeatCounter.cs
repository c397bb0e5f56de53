using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Data;

/// <summary>
/// Gives and takes back seats: each call is one conditional statement on one row, in the caller's transaction, so that no order of
/// callers on any number of nodes can give a seat twice. Virtual, so that a test can show what happens without the condition.
/// </summary>
public class SeatCounter
{
    /// <summary>Takes seats where they are free and nobody waits. False changes nothing.</summary>
    public virtual async Task<bool> TakeAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        await db
            .SeatPools.Where(pool => pool.Id == poolId && pool.Waiting == 0 && pool.Taken + seats <= pool.Capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Taken + seats), stop) == 1;

    /// <summary>Takes seats for the head of the queue and takes the party out of the number of those who wait.</summary>
    public virtual async Task<bool> PromoteAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        await db
            .SeatPools.Where(pool => pool.Id == poolId && pool.Taken + seats <= pool.Capacity)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(pool => pool.Taken, pool => pool.Taken + seats)
                        .SetProperty(pool => pool.Waiting, pool => pool.Waiting < seats ? 0 : pool.Waiting - seats),
                stop
            ) == 1;

    /// <summary>Takes seats for somebody whose turn it is, although others wait; who waits is counted elsewhere.</summary>
    public virtual async Task<bool> TakeInTurnAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        await db
            .SeatPools.Where(pool => pool.Id == poolId && pool.Taken + seats <= pool.Capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Taken + seats), stop) == 1;

    public virtual Task GiveBackAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        db
            .SeatPools.Where(pool => pool.Id == poolId)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Taken < seats ? 0 : pool.Taken - seats), stop);

    public virtual Task JoinQueueAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        db
            .SeatPools.Where(pool => pool.Id == poolId)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Waiting, pool => pool.Waiting + seats), stop);

    public virtual Task LeaveQueueAsync(EventDb db, Guid poolId, int seats, CancellationToken stop) =>
        db
            .SeatPools.Where(pool => pool.Id == poolId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(pool => pool.Waiting, pool => pool.Waiting < seats ? 0 : pool.Waiting - seats),
                stop
            );

    /// <summary>Changes the number of seats; refused below what is taken.</summary>
    public virtual async Task<bool> ResizeAsync(EventDb db, Guid poolId, int capacity, CancellationToken stop) =>
        await db
            .SeatPools.Where(pool => pool.Id == poolId && pool.Taken <= capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Capacity, capacity), stop) == 1;
}
