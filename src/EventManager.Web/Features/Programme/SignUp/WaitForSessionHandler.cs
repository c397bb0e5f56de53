using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>Joins or leaves the queue of a full session. Doing either twice is as good as once.</summary>
internal sealed class WaitForSessionHandler(Transactions transactions, SeatCounter seats, SessionQueue queue, TimeProvider clock)
{
    public async Task<Result<Done>> JoinAsync(Guid registrationId, Guid sessionId, CancellationToken stop)
    {
        var eventId = Guid.Empty;
        var result = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                if (!await RowLocks.LockConfirmedAsync(db, registrationId, inner))
                    return ProgrammeRefusals.NotConfirmed;
                var registration = await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == registrationId, inner);
                var session = await db
                    .Sessions.AsNoTracking()
                    .Include(s => s.Seats)
                    .SingleOrDefaultAsync(s => s.Id == sessionId && s.EventId == registration.EventId, inner);
                if (session is null)
                    return ProgrammeRefusals.NotFound;
                if (session.Seats is not { } pool)
                    return ProgrammeRefusals.NoSignUp;
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == session.EventId, inner);
                if (!@event.TakesPlace || session.StartsAt <= clock.GetUtcNow())
                    return ProgrammeRefusals.Started;
                // Waiting for more places than there are would be in vain.
                if (!@event.HasWaitingList || registration.PartySize > pool.Capacity)
                    return ProgrammeRefusals.Full;
                if (
                    await db.SessionPlaces.AnyAsync(p => p.SessionId == sessionId && p.RegistrationId == registrationId, inner)
                    || await db.SessionWaits.AnyAsync(w => w.SessionId == sessionId && w.RegistrationId == registrationId, inner)
                )
                    return default(Done);
                db.Add(new SessionWait(sessionId, registrationId, clock.GetUtcNow()));
                await seats.JoinQueueAsync(db, pool.Id, registration.PartySize, inner);
                eventId = session.EventId;
                return default(Done);
            },
            stop
        );
        // Perhaps a place became free in the same moment.
        if (!result.IsRefused && eventId != Guid.Empty)
            await queue.PromoteAsync(eventId, WaitingListTrigger.Cancellation, stop);
        return result;
    }

    public async Task<Result<Done>> LeaveAsync(Guid registrationId, Guid sessionId, CancellationToken stop)
    {
        var eventId = Guid.Empty;
        var result = await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                await RowLocks.LockRegistrationAsync(db, registrationId, inner);
                if (await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == registrationId, inner) is not { } registration)
                    return ProgrammeRefusals.NotFound;
                await LeaveAllAsync(db, seats, registration.Id, registration.PartySize, sessionId, inner);
                eventId = registration.EventId;
                return default(Done);
            },
            stop
        );
        // Who was too large may have stood in the way of others.
        if (!result.IsRefused)
            await queue.PromoteAsync(eventId, WaitingListTrigger.Cancellation, stop);
        return result;
    }

    /// <summary>Takes a registration out of one queue, or of all that it stands in; the caller has locked it.</summary>
    public static async Task LeaveAllAsync(
        EventDb db,
        SeatCounter seats,
        Guid registrationId,
        int people,
        Guid? only,
        CancellationToken stop
    )
    {
        foreach (var (session, pool) in await QueuesAsync(db, registrationId, stop))
        {
            if (only is not null && only != session)
                continue;
            var gone = await db
                .SessionWaits.Where(w => w.SessionId == session && w.RegistrationId == registrationId)
                .ExecuteDeleteAsync(stop);
            if (gone == 1)
                await seats.LeaveQueueAsync(db, pool, people, stop);
        }
    }

    /// <summary>Counts a party of another size in the queues that it stands in; the caller has locked it.</summary>
    public static async Task ResizeAsync(EventDb db, SeatCounter seats, Guid registrationId, int more, CancellationToken stop)
    {
        foreach (var (_, pool) in await QueuesAsync(db, registrationId, stop))
        {
            if (more > 0)
                await seats.JoinQueueAsync(db, pool, more, stop);
            else
                await seats.LeaveQueueAsync(db, pool, -more, stop);
        }
    }

    private static async Task<List<(Guid Session, Guid Pool)>> QueuesAsync(EventDb db, Guid registrationId, CancellationToken stop)
    {
        var rows = await db
            .SessionWaits.Where(w => w.RegistrationId == registrationId)
            .Join(db.Sessions.Where(s => s.SeatPoolId != null), w => w.SessionId, s => s.Id, (_, s) => new { s.Id, s.SeatPoolId })
            .ToListAsync(stop);
        return [.. rows.Select(row => (row.Id, Pool: row.SeatPoolId!.Value)).OrderBy(row => row.Pool)];
    }
}
