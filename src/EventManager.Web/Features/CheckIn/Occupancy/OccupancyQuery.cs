using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Occupancy;

/// <summary>Who is inside now.</summary>
/// <param name="Inside">People inside.</param>
/// <param name="Limit">People who may be inside at once; null where nobody has set it.</param>
/// <param name="AdmittedTotal">People who came at all; coming back counts once.</param>
/// <param name="PerGate">One for each gate.</param>
public sealed record DoorNumbers(int Inside, int? Limit, int AdmittedTotal, IReadOnlyList<GateNumbers> PerGate);

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
            .Select(gate => new { gate.Key, Count = gate.Count() })
            .ToDictionaryAsync(gate => gate.Key, gate => gate.Count, stop);
        return new DoorNumbers(
            gates.Values.Sum(gate => gate.Entered - gate.Left),
            door.PermittedInside,
            gates.Values.Sum(gate => gate.FirstEntered),
            [
                .. door.Gates.Select(gate => new GateNumbers(
                    gate.Code,
                    gate.Name,
                    lately.GetValueOrDefault(gate.Code),
                    gates.GetValueOrDefault(gate.Code)?.Entered ?? 0
                )),
            ]
        );
    }
}
