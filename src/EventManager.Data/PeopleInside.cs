using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Data;

/// <summary>
/// How many people are inside: the one figure of door, board, overview and API. People, not tickets: a class has one, and who is counted
/// by hand has none.
/// </summary>
public static class PeopleInside
{
    /// <summary>Sums over an event's few gates, whatever the number of scans. Zones without a gate are missing.</summary>
    public static async Task<Dictionary<string, int>> ByZoneAsync(EventDb db, Guid eventId, CancellationToken stop)
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

    /// <summary>As people read it: a count that fell below nobody is nobody.</summary>
    public static int Shown(this IReadOnlyDictionary<string, int> byZone, string zone = DoorZone.House) =>
        Math.Max(0, byZone.GetValueOrDefault(zone));
}
