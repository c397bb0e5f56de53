using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>
/// The zones of a batch: who was in them, and who stands on their lists. A batch of the building's doors alone asks nothing and costs
/// nothing here.
/// </summary>
internal sealed class ZoneVisitBatch(EventDb db, DoorEvent door)
{
    private readonly Dictionary<string, HashSet<Guid>> lists = [];

    public async Task LoadAsync(IEnumerable<string> gates, IReadOnlyDictionary<Guid, SeenTicket> tickets, CancellationToken stop)
    {
        var zones = gates.Select(door.InnerZoneOf).OfType<string>().ToHashSet();
        if (zones.Count == 0)
            return;
        var ids = tickets.Keys.ToList();
        var visits = await db
            .ZoneVisits.AsNoTracking()
            .Where(visit => visit.EventId == door.Id && zones.Contains(visit.Zone) && ids.Contains(visit.TicketId))
            .ToListAsync(stop);
        foreach (var visit in visits)
            tickets[visit.TicketId].Found(visit.Zone, SeenPlace.Of(visit.People, visit.Arrived, visit.FirstAt));
        var people = tickets.Values.Select(ticket => ticket.RegistrationId).Distinct().ToList();
        foreach (var zone in door.Zones.Where(zone => zones.Contains(zone.Code)))
        {
            if (zone.SessionId is { } session)
                lists[zone.Code] =
                [
                    .. await db
                        .SessionPlaces.Where(place => place.SessionId == session && people.Contains(place.RegistrationId))
                        .Select(place => place.RegistrationId)
                        .ToListAsync(stop),
                ];
        }
    }

    /// <summary>Whether the door takes the ticket's category, and the zone has it on its list.</summary>
    public bool Takes(DoorGate gate, SeenTicket ticket) =>
        (gate.Categories.Count == 0 || gate.Categories.Contains(ticket.Category))
        && (gate.Zone is null || !lists.TryGetValue(gate.Zone, out var list) || list.Contains(ticket.RegistrationId));

    /// <summary>Conditional, as the tickets' own moves: of two nodes that let the same ticket into a zone one begins again.</summary>
    public async Task WriteAsync(IEnumerable<SeenTicket> tickets, CancellationToken stop)
    {
        var moved = tickets.SelectMany(ticket => ticket.Zones.Where(zone => zone.Value.Changed).Select(zone => (ticket, zone)));
        foreach (var (ticket, (zone, place)) in moved)
        {
            if (place is { WasPeople: 0, WasAdmittedAt: null, AdmittedAt: { } first })
                db.ZoneVisits.Add(new ZoneVisit(door.Id, zone, ticket.Id, place.People, place.Arrived, first));
            else if (await MoveAsync(ticket.Id, zone, place, stop) != 1)
                throw new DbUpdateConcurrencyException("Another door moved this ticket in the same moment.");
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            throw new DbUpdateConcurrencyException("Another door let this ticket into the zone in the same moment.", error);
        }
    }

    private Task<int> MoveAsync(Guid ticket, string zone, SeenPlace place, CancellationToken stop)
    {
        var (was, people, arrived, inside, first) = (place.WasPeople, place.People, place.Arrived, place.Inside, place.AdmittedAt);
        return db
            .ZoneVisits.Where(visit => visit.EventId == door.Id && visit.Zone == zone && visit.TicketId == ticket && visit.People == was)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(visit => visit.People, people)
                        .SetProperty(visit => visit.Arrived, arrived)
                        .SetProperty(visit => visit.IsInside, inside)
                        .SetProperty(visit => visit.FirstAt, first),
                stop
            );
    }
}
