using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>
/// The people in zones with a limit while somebody is about to let more in. Whoever loads it holds the zones' rows until the commit: two
/// doors, or two nodes, cannot both give the last place. Where no zone has a limit it costs nothing.
/// </summary>
internal sealed class Crowds(EventDb db, DoorEvent door)
{
    private readonly Dictionary<string, Crowd> crowds = [];

    public IEnumerable<ZonePeople> All => crowds.Select(zone => ZonePeople.Of(zone.Key, zone.Value));

    /// <summary>Waits for its turn, then counts. In the order of codes, against deadlocks.</summary>
    public async Task HoldAsync(IEnumerable<string> zones, CancellationToken stop)
    {
        var wanted = zones.ToHashSet();
        var limited = door
            .Zones.Where(zone => zone.Limit is not null && wanted.Contains(zone.Code))
            .OrderBy(z => z.Code, StringComparer.Ordinal);
        foreach (var zone in limited)
            await HoldAsync(zone, stop);
        if (crowds.Count == 0)
            return;
        // In a statement of its own, after the rows are held: the sums hold what the last holder committed.
        var inside = await InsideAsync(db, door.Id, stop);
        foreach (var zone in crowds.Keys.ToList())
            crowds[zone] = crowds[zone] with { Inside = inside.GetValueOrDefault(zone) };
    }

    public bool HasRoomFor(string zone, int people) => !crowds.TryGetValue(zone, out var crowd) || crowd.HasRoomFor(people);

    public Crowd Of(string zone) => crowds[zone];

    public void Move(string zone, int people)
    {
        if (crowds.TryGetValue(zone, out var crowd))
            crowds[zone] = crowd with { Inside = crowd.Inside + people };
    }

    /// <summary>People inside each zone: sums over its few gates, whatever the number of scans.</summary>
    public static async Task<Dictionary<string, int>> InsideAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var sums = await db
            .Gates.Where(gate => gate.EventId == eventId)
            .GroupBy(gate => gate.Zone)
            .Select(zone => new
            {
                zone.Key,
                Inside = zone.Sum(gate => gate.Entered - gate.Left + gate.TappedIn - gate.TappedOut + gate.Corrected),
            })
            .ToListAsync(stop);
        return sums.ToDictionary(zone => zone.Key ?? DoorZone.House, zone => zone.Inside);
    }

    private async Task HoldAsync(CountedZone zone, CancellationToken stop)
    {
        var held = await db
            .DoorZones.Where(row => row.EventId == door.Id && row.Code == zone.Code)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), stop);
        if (held == 0)
            throw new DbUpdateConcurrencyException("The zone went while its door was asked.");
        crowds[zone.Code] = new Crowd(0, zone.Limit, zone.WarnPercent);
    }
}
