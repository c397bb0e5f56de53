using System.Globalization;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Programme;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.SignUp;

/// <summary>
/// The queues of full sessions. Who waits has a seat at the event already, so that a free place needs no offer: it is given, a place at
/// the same time is given up for it, and a mail tells so. Order and gaps are those of the event's waiting list.
/// </summary>
internal sealed class SessionQueue(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    SeatCounter seats,
    OutboxSignal signal,
    TimeProvider clock
) : ISweep
{
    private const int MostLookedAt = 200;

    private static readonly Refusal Moved = new("programme.full");

    public string Name => "session-queues";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public bool ByEachNode => true;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var events = await db
            .SeatPools.Where(pool => pool.Kind == SeatPoolKind.Session && pool.Waiting > 0 && pool.Taken < pool.Capacity)
            .Select(pool => pool.EventId)
            .Distinct()
            .ToListAsync(stop);
        return await Failures.ApartAsync(events, eventId => PromoteAsync(eventId, WaitingListTrigger.Sweep, stop), stop);
    }

    /// <summary>Gives what is free, each place in a transaction of its own; a place that is given up for another is given on.</summary>
    public async Task<int> PromoteAsync(Guid eventId, WaitingListTrigger trigger, CancellationToken stop)
    {
        var given = 0;
        for (var before = -1; before != given; )
        {
            before = given;
            foreach (var session in await OpenAsync(eventId, stop))
            {
                while (
                    (await transactions.RunAsync<bool>((db, inner) => StepAsync(db, session, trigger, inner), stop))
                        is { IsRefused: false, Value: true }
                )
                    given++;
            }
        }
        if (given > 0)
            signal.Send();
        return given;
    }

    /// <summary>The same for the event of a session.</summary>
    public async Task PromoteOfAsync(Guid sessionId, WaitingListTrigger trigger, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Sessions.Where(s => s.Id == sessionId).Select(s => (Guid?)s.EventId).SingleOrDefaultAsync(stop) is { } eventId)
            await PromoteAsync(eventId, trigger, stop);
    }

    private async Task<List<Guid>> OpenAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        return await db
            .Sessions.Where(s => s.EventId == eventId && s.StartsAt > now && s.Seats!.Waiting > 0 && s.Seats.Taken < s.Seats.Capacity)
            .OrderBy(s => s.StartsAt)
            .ThenBy(s => s.Id)
            .Select(s => s.Id)
            .ToListAsync(stop);
    }

    private async Task<Result<bool>> StepAsync(EventDb db, Guid sessionId, WaitingListTrigger trigger, CancellationToken stop)
    {
        var session = await db.Sessions.AsNoTracking().Include(s => s.Seats).SingleOrDefaultAsync(s => s.Id == sessionId, stop);
        if (session?.Seats is not { Waiting: > 0, Free: > 0 } pool)
            return false;
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == session.EventId, stop);
        if (!@event.TakesPlace || session.StartsAt <= clock.GetUtcNow())
            return false;
        var overtaken = 0;
        foreach (var one in await WaitingAsync(db, sessionId, stop))
        {
            if (one.People <= pool.Free)
                return await GiveAsync(db, session, pool, one, trigger, overtaken, stop);
            if (one.People > pool.Capacity)
                continue;
            if (!@event.FillsGaps)
                return false;
            overtaken++;
        }
        return false;
    }

    private static Task<List<Waiting>> WaitingAsync(EventDb db, Guid sessionId, CancellationToken stop) =>
        db
            .SessionWaits.Where(w => w.SessionId == sessionId)
            .Join(
                db.Registrations,
                w => w.RegistrationId,
                r => r.Id,
                (w, r) =>
                    new
                    {
                        r.Id,
                        r.PartySize,
                        r.Priority,
                        w.Since,
                    }
            )
            .OrderBy(row => row.Priority)
            .ThenBy(row => row.Since)
            .ThenBy(row => row.Id)
            .Take(MostLookedAt)
            .Select(row => new Waiting(row.Id, row.PartySize))
            .ToListAsync(stop);

    private async Task<Result<bool>> GiveAsync(
        EventDb db,
        Session session,
        SeatPool pool,
        Waiting one,
        WaitingListTrigger trigger,
        int overtaken,
        CancellationToken stop
    )
    {
        if (!await RowLocks.LockConfirmedAsync(db, one.RegistrationId, stop))
            return Moved;
        var registration = await db.Registrations.AsNoTracking().SingleAsync(r => r.Id == one.RegistrationId, stop);
        var left = await db
            .SessionWaits.Where(w => w.SessionId == session.Id && w.RegistrationId == registration.Id)
            .ExecuteDeleteAsync(stop);
        if (left != 1 || registration.PartySize != one.People)
            return Moved;
        var parallel = (await SessionPlaces.HeldAsync(db, registration.Id, stop)).FindAll(place =>
            place.StartsAt < session.EndsAt && session.StartsAt < place.EndsAt
        );
        var now = clock.GetUtcNow();
        if (parallel.Exists(place => place.StartsAt <= now))
        {
            // Is sitting in another session at the time: the wait is over.
            await seats.LeaveQueueAsync(db, pool.Id, one.People, stop);
            return true;
        }
        foreach (var place in parallel.Where(place => place.PoolId is { } id && id.CompareTo(pool.Id) < 0))
            await SessionPlaces.GiveBackAsync(db, seats, place, registration.Id, one.People, stop);
        if (!await seats.PromoteAsync(db, pool.Id, one.People, stop))
            return Moved;
        foreach (var place in parallel.Where(place => place.PoolId is not { } id || id.CompareTo(pool.Id) >= 0))
            await SessionPlaces.GiveBackAsync(db, seats, place, registration.Id, one.People, stop);
        db.Add(new SessionPlace(session.Id, registration.Id, now));
        db.Add(new WaitingListMove(registration, WaitingListMoveKind.SessionPlaceGiven, trigger, pool.Id, pool.Free, overtaken, now));
        var mail = new OutboxMail(SessionPlaceMail.Name, registration.Email, registration.FullName, registration.Language, now)
        {
            EventId = session.EventId,
            SubjectId = registration.Id,
            Arguments = session.Id.ToString("N", CultureInfo.InvariantCulture),
        };
        await BuiltInMails.AddAsync(db, [new(mail, session.Id, now)], now, stop);
        return true;
    }

    private sealed record Waiting(Guid RegistrationId, int People);
}
