using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Snapshot;

/// <summary>A door as a phone needs it. What is left out is as it is everywhere.</summary>
/// <param name="Code">What scans say.</param>
/// <param name="Name">What people read.</param>
/// <param name="Direction"><c>in</c> or <c>out</c>; null for both.</param>
/// <param name="Reentry">False where nobody comes back; else null.</param>
/// <param name="Categories">The only categories that it takes; null takes all.</param>
/// <param name="OpensAt">The door's own time.</param>
/// <param name="ClosesAt">Until when, included.</param>
/// <param name="Zone">The zone that it leads into; null for a door of the building.</param>
/// <param name="List">The only tickets that the zone takes; null takes all.</param>
/// <param name="OwnInside">Tickets that are in the zone now; null for a door of the building, where the tickets say it.</param>
internal sealed record SnapshotGate(
    string Code,
    string Name,
    string? Direction,
    bool? Reentry,
    IReadOnlyList<string>? Categories,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    string? Zone,
    IReadOnlyList<Guid>? List,
    IReadOnlyList<Guid>? OwnInside
);

/// <summary>The doors with what is known of their zones. Whole each time: a room holds tens of people, not thousands.</summary>
internal sealed class SnapshotGates(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<SnapshotGate>> ReadAsync(DoorEvent door, CancellationToken stop)
    {
        var lists = new Dictionary<string, List<Guid>>();
        var inside = new Dictionary<string, List<Guid>>();
        if (door.Zones.Count > 1)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            foreach (var zone in door.Zones.Where(zone => zone.SessionId is not null))
                lists[zone.Code] = await ListAsync(db, door.Id, zone.SessionId!.Value, stop);
            var visits = await db
                .ZoneVisits.Where(visit => visit.EventId == door.Id && visit.IsInside)
                .Select(visit => new { visit.Zone, visit.TicketId })
                .ToListAsync(stop);
            foreach (var zone in visits.GroupBy(visit => visit.Zone))
                inside[zone.Key] = [.. zone.Select(visit => visit.TicketId)];
        }
        return
        [
            .. door.Gates.Select(gate => new SnapshotGate(
                gate.Code,
                gate.Name,
                gate.Direction is GateDirection.Both ? null
                    : gate.Direction is GateDirection.In ? "in"
                    : "out",
                gate.Rules.Reentry ? null : false,
                gate.Categories.Count == 0 ? null : gate.Categories,
                gate.Rules.OpensAt,
                gate.Rules.ClosesAt,
                gate.Zone,
                gate.Zone is null ? null : lists.GetValueOrDefault(gate.Zone),
                gate.Zone is null ? null : inside.GetValueOrDefault(gate.Zone, [])
            )),
        ];
    }

    private static Task<List<Guid>> ListAsync(EventDb db, Guid eventId, Guid session, CancellationToken stop) =>
        db
            .Tickets.Where(ticket => ticket.EventId == eventId && ticket.State == TicketState.Valid)
            .Where(ticket => db.SessionPlaces.Any(place => place.SessionId == session && place.RegistrationId == ticket.RegistrationId))
            .Select(ticket => ticket.Id)
            .ToListAsync(stop);
}
