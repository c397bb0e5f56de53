using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>
/// Two organisers who put different booths on the same spot change different rows: no version and no index sees it. So whoever places a
/// booth first writes the room's row with what it holds, which lets one at a time look at the room, on all three databases.
/// </summary>
internal static class RoomLock
{
    /// <summary>Null where the room is none of the event's house.</summary>
    public static async Task<Room?> TakeAsync(EventDb db, Guid eventId, Guid roomId, CancellationToken stop)
    {
        var taken = await db
            .Rooms.Where(r =>
                r.Id == roomId && db.Floors.Any(f => f.Id == r.FloorId && db.Events.Any(e => e.Id == eventId && e.VenueId == f.VenueId))
            )
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.AllowsBooths, x => x.AllowsBooths), stop);
        return taken == 0 ? null : await db.Rooms.AsNoTracking().SingleAsync(r => r.Id == roomId, stop);
    }

    /// <summary>The event's booths in the room, without the one that is placed.</summary>
    public static async Task<List<BoothPlace>> OthersAsync(EventDb db, Guid eventId, Guid roomId, Guid? placed, CancellationToken stop) =>
        await db
            .Booths.Where(b => b.EventId == eventId && b.RoomId == roomId && b.Id != placed)
            .Select(b => new BoothPlace(b.Label, b.X, b.Y, b.Width, b.Depth))
            .ToListAsync(stop);
}
