using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Editing;

/// <summary>Makes an event's time slots what the table says; seats only through the counter, and never below what is taken.</summary>
internal sealed class SlotChanges(EventDb db, SeatCounter seats)
{
    /// <summary>Times that were there before are others now: who comes at them must hear of it.</summary>
    public bool HasMoved { get; private set; }

    public async Task<Refusal?> ApplyAsync(Event @event, IReadOnlyList<SlotRow> rows, CancellationToken stop)
    {
        var slots = await db.TimeSlots.Where(s => s.EventId == @event.Id).ToListAsync(stop);
        DateTimeOffset Utc(DateTime? local) => Zone.ToUtc(local!.Value, @event.TimeZone);
        foreach (var gone in slots.Where(slot => rows.All(row => row.Id != slot.Id)))
        {
            if (await RemoveAsync(gone, stop) is { } refusal)
                return refusal;
        }
        foreach (var row in rows)
        {
            if (row.Id is null)
            {
                db.TimeSlots.Add(new TimeSlot(@event.Id, Utc(row.StartsAt), Utc(row.EndsAt), row.Capacity!.Value));
                continue;
            }
            if (slots.SingleOrDefault(slot => slot.Id == row.Id) is not { } slot)
                return EventRefusals.ChangedByAnother;
            HasMoved |= (slot.StartsAt, slot.EndsAt) != (Utc(row.StartsAt), Utc(row.EndsAt));
            (slot.StartsAt, slot.EndsAt) = (Utc(row.StartsAt), Utc(row.EndsAt));
            if (!await seats.ResizeAsync(db, slot.SeatPoolId, row.Capacity!.Value, stop))
                return EventRefusals.SlotBelowTaken;
        }
        return null;
    }

    private async Task<Refusal?> RemoveAsync(TimeSlot slot, CancellationToken stop)
    {
        if (await db.Registrations.AnyAsync(r => r.TimeSlotId == slot.Id, stop))
            return EventRefusals.SlotInUse;
        var pool = await db.SeatPools.SingleAsync(p => p.Id == slot.SeatPoolId, stop);
        if (pool.Waiting > 0)
            return EventRefusals.SlotInUse;
        db.TimeSlots.Remove(slot);
        db.SeatPools.Remove(pool);
        return null;
    }
}
