using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Programme;
using EventManager.Web.Features.Programme.SignUp;
using EventManager.Web.Features.Registrations.Waiting;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// The queue of an event, for its house and for its times: by the category's turn, then in order of arrival. Seats that become free are
/// offered to the first and held until the offer ends; a large party is not overtaken by a small one behind it, so that seats can stay
/// empty for a while, unless the organiser lets gaps be filled.
/// </summary>
internal sealed class WaitingList(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    SeatCounter seats,
    SessionQueue sessions,
    OutboxSignal signal,
    TimeProvider clock
)
{
    private static readonly Refusal OtherTurn = new("registrations.sold_out");

    /// <summary>Where a registration stands: 1 is next. Null where it does not wait.</summary>
    public static async Task<int?> PositionAsync(EventDb db, Guid registrationId, CancellationToken stop)
    {
        var own = await db
            .Registrations.Where(r => r.Id == registrationId && r.State == RegistrationState.Waitlisted)
            .Select(r => new
            {
                r.EventId,
                r.Priority,
                r.WaitingSince,
            })
            .SingleOrDefaultAsync(stop);
        if (own is null)
            return null;
        return 1
            + await db.Registrations.CountAsync(
                r =>
                    r.EventId == own.EventId
                    && r.State == RegistrationState.Waitlisted
                    && (r.Priority < own.Priority || r.Priority == own.Priority && r.WaitingSince < own.WaitingSince),
                stop
            );
    }

    /// <summary>Offers what is free to those who wait, each in a transaction of its own. Returns how many were offered a place.</summary>
    public async Task<int> PromoteAsync(Guid eventId, WaitingListTrigger trigger, CancellationToken stop)
    {
        var promoted = 0;
        while (await StepAsync(eventId, trigger, stop) is { } step)
            promoted += step is WaitingListMoveKind.Offered ? 1 : 0;
        // Whoever gave up a seat, or some, gave up places in sessions, too.
        await sessions.PromoteAsync(eventId, trigger, stop);
        if (promoted > 0)
            signal.Send();
        return promoted;
    }

    /// <summary>The sweep: takes back offers that nobody took, lets unconfirmed registrations go, and promotes.</summary>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var failures = new Failures();
        var done = await ExpireOffersAsync(failures, stop) + await failures.KeepAsync(() => ExpireUnconfirmedAsync(stop), stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = await db
            .SeatPools.Where(pool => pool.Kind != SeatPoolKind.Session && pool.Waiting > 0 && pool.Taken < pool.Capacity)
            .Select(pool => pool.EventId)
            .Distinct()
            .ToListAsync(stop);
        foreach (var eventId in waiting)
            done += await failures.KeepAsync(() => PromoteAsync(eventId, WaitingListTrigger.Sweep, stop), stop);
        failures.Throw();
        return done;
    }

    /// <summary>One step in one transaction; null where nobody's turn has come.</summary>
    private async Task<WaitingListMoveKind?> StepAsync(Guid eventId, WaitingListTrigger trigger, CancellationToken stop)
    {
        while (true)
        {
            var result = await transactions.RunAsync<WaitingListMoveKind?>(
                (db, inner) => StepAsync(db, eventId, clock.GetUtcNow(), trigger, inner),
                stop
            );
            // Where another node did a step meanwhile, somebody else's turn has come. One of us moved on, so this ends.
            if (ReferenceEquals(result.Refusal, OtherTurn))
                continue;
            // Refused where the seats went to somebody else while we looked; the next look sees it.
            return result.IsRefused ? null : result.Value;
        }
    }

    /// <summary>
    /// Looks whose turn it is, holds that party and then the queue, in the order in which all rows are held, and looks again: one after
    /// the other for each event, on any number of nodes. Else two could each take the head's turn for the other's.
    /// </summary>
    private async Task<Result<WaitingListMoveKind?>> StepAsync(
        EventDb db,
        Guid eventId,
        DateTimeOffset now,
        WaitingListTrigger trigger,
        CancellationToken stop
    )
    {
        if (await NextAsync(db, eventId, now, stop) is not var (_, seen))
            return (WaitingListMoveKind?)null;
        await RowLocks.LockRegistrationAsync(db, seen.Party.Id, stop);
        await RowLocks.LockQueueAsync(db, eventId, stop);
        if (await NextAsync(db, eventId, now, stop) is not var (queue, turn))
            return (WaitingListMoveKind?)null;
        return turn.Party.Id == seen.Party.Id ? await queue.DoAsync(turn, seats, trigger, stop) : OtherTurn;
    }

    private static async Task<(WaitingQueue Queue, Turn Turn)?> NextAsync(
        EventDb db,
        Guid eventId,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        await WaitingQueue.LoadAsync(db, eventId, now, stop) is { } queue && await queue.NextAsync(stop) is { } turn ? (queue, turn) : null;

    private async Task<int> ExpireOffersAsync(Failures failures, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var over = await db
            .Registrations.Where(r => r.State == RegistrationState.Offered && r.OfferExpiresAt <= now)
            .OrderBy(r => r.OfferExpiresAt)
            .Select(r => new { r.Id, r.EventId })
            .Take(200)
            .ToListAsync(stop);
        var done = 0;
        foreach (var offer in over)
            done += await failures.KeepAsync(() => ExpireOfferAsync(offer.Id, stop), stop);
        foreach (var eventId in over.Select(offer => offer.EventId).Distinct())
            done += await failures.KeepAsync(() => PromoteAsync(eventId, WaitingListTrigger.OfferExpired, stop), stop);
        return done;
    }

    private async Task<int> ExpireOfferAsync(Guid id, CancellationToken stop)
    {
        await transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var registration = await db.Registrations.SingleAsync(r => r.Id == id, inner);
                if (registration.State is not RegistrationState.Offered || registration.OfferExpiresAt > now)
                    return default(Done);
                var pool = await db.Events.Where(e => e.Id == registration.EventId).Select(e => e.Seats).AsNoTracking().SingleAsync(inner);
                await RegistrationSeats.LeaveAsync(db, seats, registration, now, inner);
                registration.Expire(now);
                db.WaitingListMoves.Add(
                    new WaitingListMove(
                        registration,
                        WaitingListMoveKind.OfferExpired,
                        WaitingListTrigger.OfferExpired,
                        pool.Id,
                        pool.Free,
                        0,
                        now
                    )
                );
                db.Outbox.Add(RegistrationMails.Row(RegistrationMails.OfferExpired, registration, now));
                return default(Done);
            },
            stop
        );
        return 1;
    }

    /// <summary>They hold no seat, only their address; that becomes free for another try.</summary>
    private async Task<int> ExpireUnconfirmedAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var before = now - RegistrationRules.ConfirmationTime;
        return await db
            .Registrations.Where(r => r.State == RegistrationState.AwaitingConfirmation && r.CreatedAt < before)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, RegistrationState.Expired)
                        .SetProperty(r => r.ActiveKey, (string?)null)
                        .SetProperty(r => r.UpdatedAt, now)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                stop
            );
    }
}
