using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations;

/// <summary>
/// The queue of an event that is full, in order of arrival. A seat that becomes free is offered to the head of the queue and held
/// until the offer ends; a large party at the head is not overtaken by a small one behind it, so free seats can stay empty for a while.
/// </summary>
internal sealed class WaitingList(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    SeatCounter seats,
    OutboxBell bell,
    TimeProvider clock
)
{
    /// <summary>Where a registration stands: 1 is next. Null where it does not wait.</summary>
    public static async Task<int?> PositionAsync(EventDb db, Guid registrationId, CancellationToken stop)
    {
        var own = await db
            .Registrations.Where(r => r.Id == registrationId && r.State == RegistrationState.Waitlisted)
            .Select(r => new { r.EventId, r.WaitingSince })
            .SingleOrDefaultAsync(stop);
        if (own is null)
            return null;
        return 1
            + await db.Registrations.CountAsync(
                r => r.EventId == own.EventId && r.State == RegistrationState.Waitlisted && r.WaitingSince < own.WaitingSince,
                stop
            );
    }

    /// <summary>Offers what is free to those who wait, each in a transaction of its own. Returns how many were offered a place.</summary>
    public async Task<int> PromoteAsync(Guid eventId, CancellationToken stop)
    {
        var promoted = 0;
        while (await PromoteHeadAsync(eventId, stop))
            promoted++;
        if (promoted > 0)
            bell.Ring();
        return promoted;
    }

    /// <summary>The sweep: takes back offers that nobody took, lets unconfirmed registrations go, and promotes.</summary>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var done = await ExpireOffersAsync(stop) + await ExpireUnconfirmedAsync(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = await db
            .SeatPools.Where(pool => pool.Kind == SeatPoolKind.Event && pool.Waiting > 0 && pool.Taken < pool.Capacity)
            .Select(pool => pool.EventId)
            .ToListAsync(stop);
        foreach (var eventId in waiting)
            done += await PromoteAsync(eventId, stop);
        return done;
    }

    private async Task<bool> PromoteHeadAsync(Guid eventId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<bool>(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, inner);
                if (!@event.TakesPlace || now >= @event.EndsAt)
                    return false;
                var head = await db
                    .Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Waitlisted)
                    .OrderBy(r => r.WaitingSince)
                    .ThenBy(r => r.Id)
                    .FirstOrDefaultAsync(inner);
                if (head is null || !await seats.PromoteAsync(db, @event.SeatPoolId, head.PartySize, inner))
                    return false;
                await TakeSlotAsync(db, head, inner);
                head.Offer(OfferEnd(@event, now), now);
                db.Outbox.Add(RegistrationMails.Row(RegistrationMails.Offer, head, now));
                return true;
            },
            stop
        );
        return result.Value;
    }

    /// <summary>The time that was wished for may be full by now; then the person comes without a time.</summary>
    private async Task TakeSlotAsync(EventDb db, Registration head, CancellationToken stop)
    {
        if (head.TimeSlotId is not { } slot)
            return;
        var pool = await db.TimeSlots.Where(s => s.Id == slot).Select(s => s.SeatPoolId).SingleAsync(stop);
        if (!await seats.TakeAsync(db, pool, head.PartySize, stop))
            head.TimeSlotId = null;
    }

    private static DateTimeOffset OfferEnd(Event @event, DateTimeOffset now)
    {
        var end = now.AddHours(@event.OfferHours);
        return end < @event.StartsAt || now >= @event.StartsAt ? end : @event.StartsAt;
    }

    private async Task<int> ExpireOffersAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var over = await db
            .Registrations.Where(r => r.State == RegistrationState.Offered && r.OfferExpiresAt <= now)
            .OrderBy(r => r.OfferExpiresAt)
            .Select(r => r.Id)
            .Take(200)
            .ToListAsync(stop);
        foreach (var id in over)
            await ExpireOfferAsync(id, stop);
        return over.Count;
    }

    private Task<Result<Done>> ExpireOfferAsync(Guid id, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            async (db, inner) =>
            {
                var now = clock.GetUtcNow();
                var registration = await db.Registrations.SingleAsync(r => r.Id == id, inner);
                if (registration.State is not RegistrationState.Offered || registration.OfferExpiresAt > now)
                    return default(Done);
                await RegistrationSeats.LeaveAsync(db, seats, registration, now, inner);
                registration.Expire(now);
                db.Outbox.Add(RegistrationMails.Row(RegistrationMails.OfferExpired, registration, now));
                return default(Done);
            },
            stop
        );

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
