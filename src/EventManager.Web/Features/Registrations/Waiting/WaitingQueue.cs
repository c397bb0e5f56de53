using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Seating;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Waiting;

/// <summary>One look at an event's queue: finds whose turn it is by <see cref="Turns"/>, and does a step.</summary>
internal sealed class WaitingQueue
{
    private const int Page = 100;

    private static readonly Refusal SeatsGone = new("registrations.sold_out");

    private readonly EventDb db;
    private readonly Event @event;
    private readonly SeatPool house;
    private readonly IReadOnlyDictionary<Guid, TimeSlot> times;
    private readonly DateTimeOffset now;

    private WaitingQueue(EventDb db, Event @event, SeatPool house, IReadOnlyDictionary<Guid, TimeSlot> times, DateTimeOffset now)
    {
        this.db = db;
        this.@event = @event;
        this.house = house;
        this.times = times;
        this.now = now;
    }

    /// <summary>Null where nobody waits, or nobody could come any more.</summary>
    public static async Task<WaitingQueue?> LoadAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
        if (!@event.TakesPlace || now >= @event.EndsAt)
            return null;
        var house = await db.SeatPools.AsNoTracking().SingleAsync(p => p.Id == @event.SeatPoolId, stop);
        var times = await db
            .TimeSlots.AsNoTracking()
            .Include(s => s.Seats)
            .Where(s => s.EventId == eventId)
            .ToDictionaryAsync(s => s.Id, stop);
        // Also where the house is full: who waits for a time that has room waits on for the house.
        var canMove =
            house is { Waiting: > 0, Free: > 0 }
            || times.Values.Any(time => !time.IsOver(now) && time.Seats is { Waiting: > 0, Free: > 0 });
        return canMove ? new(db, @event, house, times, now) : null;
    }

    /// <summary>The first step that can be done; null where there is none.</summary>
    public async Task<Turn?> NextAsync(CancellationToken stop)
    {
        var turns = new Turns(
            SeatStock.Of(house),
            times.ToDictionary(time => time.Key, time => time.Value.IsOver(now) ? SeatStock.Over : SeatStock.Of(time.Value.Seats)),
            @event.FillsGaps
        );
        for (var skip = 0; !turns.IsOver; skip += Page)
        {
            var page = await WaitingAsync(skip, stop);
            foreach (var one in page)
            {
                if (turns.Next(one) is { } turn)
                    return turn;
                if (turns.IsOver)
                    return null;
            }
            if (page.Count < Page)
                break;
        }
        return null;
    }

    private Task<List<WaitingParty>> WaitingAsync(int skip, CancellationToken stop) =>
        db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == @event.Id && r.State == RegistrationState.Waitlisted)
            .OrderBy(r => r.Priority)
            .ThenBy(r => r.WaitingSince)
            .ThenBy(r => r.Id)
            .Skip(skip)
            .Take(Page)
            .Select(r => new WaitingParty(r.Id, r.PartySize, r.WaitsFor ?? WaitsFor.Event, r.WishedSlots))
            .ToListAsync(stop);

    /// <summary>Does it for the party, whose row the caller holds.</summary>
    public async Task<Result<WaitingListMoveKind?>> DoAsync(
        Turn turn,
        SeatCounter seats,
        WaitingListTrigger trigger,
        CancellationToken stop
    )
    {
        var registration = await db.Registrations.SingleAsync(r => r.Id == turn.Party.Id, stop);
        // Whoever cancelled, grew or wished another time since the look is not the party that was looked at.
        if (
            registration.State is not RegistrationState.Waitlisted
            || registration.PartySize != turn.Party.People
            || registration.WaitsFor != turn.Party.WaitsFor
            || !registration.WishedSlots.SequenceEqual(turn.Party.Wishes)
        )
            return SeatsGone;
        var wishes = turn.Party.Wishes.Where(times.ContainsKey).Select(id => new WishedTime(id, times[id].SeatPoolId)).ToList();
        if (turn.Kind is WaitingListMoveKind.Offered)
        {
            if (!await TakeAsync(turn, seats, wishes, stop))
                return SeatsGone;
            registration.TimeSlotId = turn.SlotId;
            registration.Offer(@event.OfferEnds(now, turn.SlotId is { } given ? times[given] : null), now);
            var mail = RegistrationMails.Row(RegistrationMails.Offer, registration, now);
            await BuiltInMails.AddAsync(db, [new(mail, registration.Id, now)], now, stop);
        }
        else
            await WaitInsteadAsync(registration, turn, seats, wishes, stop);
        var pool = turn.SlotId is { } slot && turn.Party.WaitsFor is WaitsFor.TimeSlot ? times[slot].Seats : house;
        db.WaitingListMoves.Add(new WaitingListMove(registration, turn.Kind, trigger, pool.Id, pool.Free, turn.Overtaken, now));
        return (WaitingListMoveKind?)turn.Kind;
    }

    private async Task<bool> TakeAsync(Turn turn, SeatCounter seats, IReadOnlyList<WishedTime> wishes, CancellationToken stop)
    {
        var people = turn.Party.People;
        if (turn.SlotId is { } slot && !await seats.TakeInTurnAsync(db, times[slot].SeatPoolId, people, stop))
            return false;
        if (turn.Party.WaitsFor is WaitsFor.Event)
            return await seats.PromoteAsync(db, house.Id, people, stop);
        await Seats.LeaveQueuesAsync(db, seats, WaitsFor.TimeSlot, house.Id, wishes, people, stop);
        return await seats.TakeInTurnAsync(db, house.Id, people, stop);
    }

    private async Task WaitInsteadAsync(
        Registration registration,
        Turn turn,
        SeatCounter seats,
        IReadOnlyList<WishedTime> wishes,
        CancellationToken stop
    )
    {
        var instead = turn.Kind is WaitingListMoveKind.WaitsForTime ? WaitsFor.TimeSlot : WaitsFor.Event;
        await Seats.JoinQueuesAsync(db, seats, instead, house.Id, wishes, turn.Party.People, stop);
        await Seats.LeaveQueuesAsync(db, seats, turn.Party.WaitsFor, house.Id, wishes, turn.Party.People, stop);
        registration.WaitInstead(instead, now);
    }
}
