using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Planning;

/// <summary>A session with all that its planners fill in.</summary>
internal sealed record PlannedSession(Guid Id, SessionPlan Plan, int Taken, long Version);

/// <param name="Floor">Where it is, for rooms of the same name.</param>
public sealed record RoomChoice(Guid Id, string Name, LocalizedText Floor);

internal sealed class PlanningQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<RoomChoice>> RoomsAsync(Guid? venueId, CancellationToken stop)
    {
        if (venueId is null)
            return [];
        await using var db = await databases.CreateDbContextAsync(stop);
        var rooms = await db
            .Floors.AsNoTracking()
            .Where(floor => floor.VenueId == venueId)
            .SelectMany(floor => floor.Rooms, (floor, room) => new { floor.Level, Room = new RoomChoice(room.Id, room.Name, floor.Name) })
            .ToListAsync(stop);
        return [.. rooms.OrderBy(one => one.Level).ThenByName(one => one.Room.Name).Select(one => one.Room)];
    }

    /// <param name="eventId">The event.</param>
    /// <param name="sessionId">Its session.</param>
    /// <param name="withAddresses">False leaves the leads' mail addresses out of the answer.</param>
    /// <param name="stop">Ends the query.</param>
    public async Task<PlannedSession?> FindAsync(Guid eventId, Guid sessionId, bool withAddresses, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = await db
            .Sessions.AsNoTracking()
            .Where(s => s.EventId == eventId && s.Id == sessionId)
            .Select(s => new
            {
                Session = s,
                s.Seats,
                Leads = s
                    .Leads.OrderBy(lead => lead.Position)
                    .Select(lead => new PlannedLead(lead.Id, lead.Name, withAddresses ? lead.Email : null))
                    .ToList(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        var s = found.Session;
        var plan = new SessionPlan(s.Kind, s.Title, s.Description, s.RoomId, s.StartsAt, s.EndsAt, found.Seats?.Capacity, found.Leads);
        return new(s.Id, plan, found.Seats?.Taken ?? 0, s.Version);
    }
}
