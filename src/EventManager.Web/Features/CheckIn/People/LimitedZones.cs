using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>
/// The people in zones with a limit while somebody is about to let more in. Whoever loads it holds the zones' rows until the commit: two
/// doors, or two nodes, cannot both give the last place. Where no zone has a limit it costs nothing.
/// </summary>
internal sealed class LimitedZones(EventDb db, DoorEvent door)
{
    private readonly Dictionary<string, ZonePeopleCount> zonesWithLimit = [];

    public IEnumerable<ZonePeople> All => zonesWithLimit.Select(zone => ZonePeople.Of(zone.Key, zone.Value));

    /// <summary>Waits for its turn, then counts. In the order of codes, against deadlocks.</summary>
    public async Task HoldAsync(IEnumerable<string> zones, CancellationToken stop)
    {
        var wanted = zones.ToHashSet();
        var limited = door
            .Zones.Where(zone => zone.Limit is not null && wanted.Contains(zone.Code))
            .OrderBy(z => z.Code, StringComparer.Ordinal);
        foreach (var zone in limited)
            await HoldAsync(zone, stop);
        if (zonesWithLimit.Count == 0)
            return;
        // In a statement of its own, after the rows are held: the sums hold what the last holder committed.
        var inside = await PeopleInside.ByZoneAsync(db, door.Id, stop);
        foreach (var zone in zonesWithLimit.Keys.ToList())
            zonesWithLimit[zone] = zonesWithLimit[zone] with { Inside = inside.GetValueOrDefault(zone) };
    }

    /// <summary>How many more may come in; null where nothing limits it, or nobody asked.</summary>
    public int? RoomIn(string zone) => zonesWithLimit.TryGetValue(zone, out var count) ? count.Room : null;

    public ZonePeopleCount Of(string zone) => zonesWithLimit[zone];

    public void Move(string zone, int people)
    {
        if (zonesWithLimit.TryGetValue(zone, out var count))
            zonesWithLimit[zone] = count with { Inside = count.Inside + people };
    }

    private async Task HoldAsync(CountedZone zone, CancellationToken stop)
    {
        var held = await db
            .DoorZones.Where(row => row.EventId == door.Id && row.Code == zone.Code)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Turn, row => row.Turn + 1), stop);
        if (held == 0)
            throw new DbUpdateConcurrencyException("The zone went while its door was asked.");
        zonesWithLimit[zone.Code] = new ZonePeopleCount(0, zone.Limit, zone.WarnPercent);
    }
}
