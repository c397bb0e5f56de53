using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Occupancy;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Board;

/// <summary>Reads the board with a handful of short queries. Virtual, so that a test can count how often it is asked.</summary>
internal class BoardReader(IDbContextFactory<EventDb> databases, OccupancyQuery occupancy, TimeProvider clock)
{
    private const int MostPhones = 50;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private const int Steps = 6;

    public virtual async Task<BoardSnapshot> ReadAsync(DoorEvent door, ArrivalMinutes minutes, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var numbers = await occupancy.ReadAsync(door, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        await minutes.ReadAsync(db, door.Id, now, stop);
        var seatless = await minutes.Seatless.ReadAsync(db, door.Id, now, stop);
        var seats = await db.Events.Where(e => e.Id == door.Id).Select(e => e.Seats.Taken).SingleAsync(stop);
        var slots = await db
            .TimeSlots.Where(slot => slot.EventId == door.Id)
            .Select(slot => new BookedSlot(slot.StartsAt, slot.EndsAt, slot.Seats.Taken))
            .ToListAsync(stop);
        return new BoardSnapshot(
            now,
            numbers,
            Math.Max(0, seats - (numbers.AdmittedTotal - seatless)),
            [.. door.Gates.Select(gate => new GateArrivals(gate.Name, minutes.Of(gate.Code)))],
            slots.Count == 0 ? [] : ArrivalForecast.Of(slots, now, Steps, Step),
            await PhonesAsync(db, door.Id, now, stop),
            await db.ScanConflicts.CountAsync(c => c.EventId == door.Id && c.Decision == ConflictDecision.Open, stop)
        )
        {
            Classes = await minutes.Classes.ReadAsync(db, door.Id, now, stop),
        };
    }

    private static async Task<IReadOnlyList<PhoneOnBoard>> PhonesAsync(EventDb db, Guid eventId, DateTimeOffset now, CancellationToken stop)
    {
        var phones = await (
            from token in db.AccessTokens.AsNoTracking()
            where token.EventId == eventId && token.Kind == AccessTokenKind.Door && token.PairableUntil == null
            where token.RevokedAt == null && token.ExpiresAt > now
            join row in db.DoorPhones on token.Id equals row.TokenId into rows
            from phone in rows.DefaultIfEmpty()
            orderby token.Name, token.Id
            select new { token.Name, Phone = phone }
        )
            .Take(MostPhones)
            .ToListAsync(stop);
        return [.. phones.Select(row => OnBoard(row.Name, row.Phone, now))];
    }

    private static PhoneOnBoard OnBoard(string name, DoorPhone? phone, DateTimeOffset now) =>
        phone is null
            ? new PhoneOnBoard(name, null, 0, null, false, true)
            : new PhoneOnBoard(
                name,
                phone.SeenAt,
                phone.Waiting,
                phone.BatteryPercent,
                phone.DriftMilliseconds is { } ms && TimeSpan.FromMilliseconds(ms).Duration() > DoorPhone.DriftThatWarns,
                now - phone.SeenAt > DoorPhone.SilentAfter
            );
}
