using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.People;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Occupancy;

/// <summary>Who is inside now.</summary>
/// <param name="Inside">People inside.</param>
/// <param name="Limit">People who may be inside at once; null where nobody has set it.</param>
/// <param name="AdmittedTotal">People who came at all; coming back counts once.</param>
/// <param name="PerGate">One for each gate.</param>
public sealed record DoorNumbers(int Inside, int? Limit, int AdmittedTotal, IReadOnlyList<GateNumbers> PerGate)
{
    /// <summary>Nobody else comes in without an override.</summary>
    public bool Full { get; init; }

    /// <summary>The warning share of the limit is reached.</summary>
    public bool Warning { get; init; }

    /// <summary>The number of people that warns; null without a limit.</summary>
    public int? WarnAt { get; init; }

    /// <summary>This server counts people without a ticket.</summary>
    public bool Taps { get; init; } = true;

    /// <summary>Rooms and activities with doors of their own.</summary>
    public IReadOnlyList<ZoneNumbers> Zones { get; init; } = [];
}

/// <summary>The people of one zone inside the building.</summary>
public sealed record ZoneNumbers(string Code, string Name, int Inside, int? Limit, bool Full, bool Warning, int? WarnAt);

/// <param name="Gate">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="LastMinute">People let in during the last 60 seconds.</param>
/// <param name="Total">People let in, those who came back included.</param>
public sealed record GateNumbers(string Gate, string Name, int LastMinute, int Total);

/// <summary>Reads counters and the last minute's scans; its cost does not grow with the event.</summary>
internal sealed class OccupancyQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    public async Task<DoorNumbers> ReadAsync(DoorEvent door, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var gates = await db.Gates.AsNoTracking().Where(gate => gate.EventId == door.Id).ToDictionaryAsync(gate => gate.Code, stop);
        var minuteAgo = clock.GetUtcNow().AddMinutes(-1);
        var lately = await db
            .Scans.Where(scan =>
                scan.EventId == door.Id && scan.ReceivedAt > minuteAgo && scan.Verdict == Verdict.Admitted && scan.UndoneAt == null
            )
            .GroupBy(scan => scan.Gate)
            .Select(gate => new { gate.Key, People = gate.Sum(scan => scan.People) })
            .ToDictionaryAsync(gate => gate.Key, gate => gate.People, stop);
        var inside = await PeopleInside.ByZoneAsync(db, door.Id, stop);
        var house = door.Zones[0];
        var count = new ZonePeopleCount(inside.Shown(), house.Limit, house.WarnPercent);
        return new DoorNumbers(
            count.Inside,
            count.Limit,
            gates.Values.Where(gate => gate.Zone is null).Sum(gate => gate.FirstEntered),
            [
                .. door.Gates.Select(gate => new GateNumbers(
                    gate.Code,
                    gate.Name,
                    lately.GetValueOrDefault(gate.Code),
                    gates.GetValueOrDefault(gate.Code) is { } row ? row.Entered + row.TappedIn : 0
                )),
            ]
        )
        {
            Full = count.IsFull,
            Warning = count.Warns,
            WarnAt = count.WarnsAt,
            Zones = [.. door.Zones.Skip(1).Select(zone => ZoneOf(zone, inside.Shown(zone.Code)))],
        };
    }

    private static ZoneNumbers ZoneOf(CountedZone zone, int inside)
    {
        var count = new ZonePeopleCount(inside, zone.Limit, zone.WarnPercent);
        return new ZoneNumbers(zone.Code, zone.Name, count.Inside, count.Limit, count.IsFull, count.Warns, count.WarnsAt);
    }
}
