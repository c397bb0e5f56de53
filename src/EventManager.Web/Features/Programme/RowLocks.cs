using EventManager.Data;
using EventManager.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme;

/// <summary>
/// Makes changes that belong to one row wait for each other, on any number of nodes: an update that changes nothing holds the row until
/// the transaction ends. A version is left alone, so that nobody who edits the row is told of a change.
/// </summary>
internal static class RowLocks
{
    /// <summary>Whoever signs up, leaves or cancels. False where the registration holds no seat at the event (any more).</summary>
    public static async Task<bool> LockConfirmedAsync(EventDb db, Guid registrationId, CancellationToken stop) =>
        await db
            .Registrations.Where(r => r.Id == registrationId && r.State == RegistrationState.Confirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UpdatedAt, r => r.UpdatedAt), stop) == 1;

    public static Task LockRegistrationAsync(EventDb db, Guid registrationId, CancellationToken stop) =>
        db
            .Registrations.Where(r => r.Id == registrationId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UpdatedAt, r => r.UpdatedAt), stop);

    /// <summary>Whoever puts a session into a room.</summary>
    public static Task LockRoomAsync(EventDb db, Guid roomId, CancellationToken stop) =>
        db.Rooms.Where(r => r.Id == roomId).ExecuteUpdateAsync(set => set.SetProperty(r => r.AllowsBooths, r => r.AllowsBooths), stop);

    /// <summary>
    /// Whoever moves on an event's queue: the first of its counters in the order in which all counters are touched, times before the
    /// house. Not the event's row: on SQL Server everything that is written for an event, registrations and scans alike, would wait there
    /// for its foreign key, and whoever holds a counter already would wait in a circle.
    /// </summary>
    public static async Task LockQueueAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var times = await db.TimeSlots.Where(s => s.EventId == eventId).Select(s => s.SeatPoolId).ToListAsync(stop);
        var first = times.Count > 0 ? times.Min() : await db.Events.Where(e => e.Id == eventId).Select(e => e.SeatPoolId).SingleAsync(stop);
        await db.SeatPools.Where(p => p.Id == first).ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, p => p.Taken), stop);
    }

    /// <summary>Whoever records who was in a session, or sends its minutes. False where the event has no such session.</summary>
    public static async Task<bool> LockSessionAsync(EventDb db, Guid eventId, Guid sessionId, CancellationToken stop) =>
        await db
            .Sessions.Where(s => s.Id == sessionId && s.EventId == eventId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, s => s.EndsAt), stop) == 1;
}
