using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>
/// What the door sets, as it is stored. Zones and gates have no version, since every scan writes their rows: what was read itself says whether
/// somebody else was faster.
/// </summary>
internal sealed record DoorSettings(IReadOnlyList<DoorZone> Zones, IReadOnlyList<Gate> Gates)
{
    /// <summary>What was added meanwhile is nobody's loss, and neither is another name of a gate, which is given elsewhere.</summary>
    public bool IsStillIn(DoorSettings now) =>
        Zones.All(zone => now.Zones.Any(one => Values(one).Equals(Values(zone))))
        && Gates.All(gate => now.Gates.Any(one => Values(one).Equals(Values(gate))));

    private static object Values(DoorZone zone) => (zone.Code, zone.Name, zone.Limit, zone.WarnPercent, zone.SessionId, zone.Unlisted);

    private static object Values(Gate gate) =>
        (gate.Code, gate.Zone, gate.Direction, gate.Reentry, gate.Categories, gate.OpensAt, gate.ClosesAt);
}

/// <summary>Reads them from the database: a copy of the door's, seconds old, would be a conflict with nobody.</summary>
internal sealed class DoorSettingsQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<DoorSettings> ReadAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new(
            await db.DoorZones.AsNoTracking().Where(zone => zone.EventId == eventId).ToListAsync(stop),
            await db.Gates.AsNoTracking().Where(gate => gate.EventId == eventId).ToListAsync(stop)
        );
    }
}
