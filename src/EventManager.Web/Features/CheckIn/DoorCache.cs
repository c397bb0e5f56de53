using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.People;
using EventManager.Web.Features.Tickets;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn;

/// <summary>
/// Events, gates and public keys for the door, kept for seconds: a scan must not pay for what never changes. A change on this node
/// counts at once (<see cref="Forget"/>), on another within <see cref="Lifetime"/>.
/// </summary>
internal sealed class DoorCache(IDbContextFactory<EventDb> databases, TicketSigner signer, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<string, Entry> entries = new();
    private readonly ConcurrentDictionary<(Guid EventId, int Number), KeyMemory> memories = new();
    private readonly Dictionary<string, Task<DoorEvent?>> loading = [];
    private readonly Lock gate = new();

    /// <summary>Null where there is no such event.</summary>
    public async Task<DoorEvent?> FindAsync(string slug, CancellationToken stop)
    {
        if (entries.TryGetValue(slug, out var entry) && clock.GetElapsedTime(entry.LoadedAt) < Lifetime)
            return entry.Door;
        Task<DoorEvent?>? load;
        lock (gate)
        {
            // A hundred who ask in the same moment wait for one answer; nobody's leaving stops it for the others.
            if (!loading.TryGetValue(slug, out load))
                loading[slug] = load = Task.Run(() => LoadOnceAsync(slug), CancellationToken.None);
        }
        return await load.WaitAsync(stop);
    }

    /// <summary>Gates, keys or dates of the event were changed.</summary>
    public void Forget(Guid eventId)
    {
        // What began before the change may hold what was before it.
        lock (gate)
            loading.Clear();
        foreach (var (slug, entry) in entries)
        {
            if (entry.Door.Id == eventId)
                entries.TryRemove(slug, out _);
        }
    }

    private async Task<DoorEvent?> LoadOnceAsync(string slug)
    {
        var startedAt = clock.GetTimestamp();
        Task<DoorEvent?>? mine;
        lock (gate)
            loading.TryGetValue(slug, out mine);
        try
        {
            var door = await LoadAsync(slug, CancellationToken.None);
            lock (gate)
            {
                // Unknown names are not kept: anybody can think of more of them than memory holds.
                if (door is not null && IsStill(slug, mine))
                    entries[slug] = new Entry(door, startedAt);
            }
            return door;
        }
        finally
        {
            lock (gate)
            {
                if (IsStill(slug, mine))
                    loading.Remove(slug);
            }
        }
    }

    private bool IsStill(string slug, Task<DoorEvent?>? mine) => loading.TryGetValue(slug, out var load) && load == mine;

    private async Task<DoorEvent?> LoadAsync(string slug, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Events.AsNoTracking()
            .Where(e => e.Slug == slug)
            .Select(e => new
            {
                Event = e,
                HasPin = db.DoorPins.Any(pin => pin.EventId == e.Id),
                OfVenue = db.Venues.Where(v => v.Id == e.VenueId).Select(v => v.PermittedInside).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var @event = found.Event;
        var permitted = @event.PermittedInside ?? found.OfVenue;
        var keys = await signer.KeysAsync(db, @event.Id, stop);
        return new DoorEvent(
            @event.Id,
            @event.Slug,
            @event.Title,
            @event.StartsAt,
            @event.EndsAt,
            @event.AdmissionOpensAt,
            @event.TimeZone,
            permitted,
            await GatesAsync(db, @event.Id, stop),
            [
                .. keys.Select(key => new VerifyingKey(
                    key.Number,
                    key.PublicKey,
                    key.RevokedAt is not null,
                    key is { RevokedAt: null, RetiredAt: null },
                    memories.GetOrAdd((key.EventId, key.Number), _ => new KeyMemory())
                )),
            ],
            await ZonesAsync(db, @event.Id, permitted, stop),
            found.HasPin,
            @event.State
        );
    }

    /// <summary>Every event has a main gate: the first who asks for the gates makes it.</summary>
    private static async Task<IReadOnlyList<DoorGate>> GatesAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var gates = await QueryAsync(db, eventId, stop);
        if (gates.Any(gate => gate.Code == Gate.Main))
            return gates;
        db.Gates.Add(new Gate(eventId, Gate.Main, "Haupteingang"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another request made it in the same moment.
        }
        return await QueryAsync(db, eventId, stop);
    }

    /// <summary>The building first. It is a zone, too, which the first who asks makes.</summary>
    private static async Task<IReadOnlyList<CountedZone>> ZonesAsync(EventDb db, Guid eventId, int? permitted, CancellationToken stop)
    {
        var zones = await db.DoorZones.AsNoTracking().Where(zone => zone.EventId == eventId).ToListAsync(stop);
        var house = zones.Find(zone => zone.Code == DoorZone.House);
        if (house is null)
        {
            db.ChangeTracker.Clear();
            db.DoorZones.Add(house = new DoorZone(eventId, DoorZone.House, "Haus"));
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
            {
                // Another request made it in the same moment.
            }
        }
        return
        [
            new CountedZone(DoorZone.House, house.Name, permitted, house.WarnPercent, null) { Unlisted = house.Unlisted },
            .. zones
                .Where(zone => zone.Code != DoorZone.House)
                .ByName(zone => zone.Name)
                .Select(zone => new CountedZone(zone.Code, zone.Name, zone.Limit, zone.WarnPercent, zone.SessionId)),
        ];
    }

    private static async Task<List<DoorGate>> QueryAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var gates = await db.Gates.AsNoTracking().Where(gate => gate.EventId == eventId).ToListAsync(stop);
        return
        [
            .. gates
                .OrderBy(gate => gate.Code == Gate.Main ? 0 : 1)
                .ThenByName(gate => gate.Name)
                .Select(gate => new DoorGate(gate.Code, gate.Name)
                {
                    Zone = gate.Zone,
                    Direction = gate.Direction,
                    Categories = gate.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    Rules = new GateRules(gate.Direction is not GateDirection.Out, gate.Reentry, gate.OpensAt, gate.ClosesAt),
                }),
        ];
    }

    private sealed record Entry(DoorEvent Door, long LoadedAt);
}
