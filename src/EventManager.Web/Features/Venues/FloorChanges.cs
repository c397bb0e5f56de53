using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Venues;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Venues;

/// <summary>Makes a venue's floors and rooms what the table says.</summary>
internal sealed class FloorChanges(EventDb db)
{
    public async Task<Refusal?> ApplyAsync(Venue venue, IReadOnlyList<FloorRow> rows, CancellationToken stop)
    {
        foreach (var gone in venue.Floors.Where(floor => rows.All(row => row.Id != floor.Id)).ToList())
        {
            if (await RemoveRoomsAsync(gone, [.. gone.Rooms], stop) is { } refusal)
                return refusal;
            db.Floors.Remove(gone);
        }
        foreach (var row in rows)
        {
            var floor = venue.Floors.FirstOrDefault(existing => existing.Id == row.Id) ?? Add(venue, row);
            (floor.Name, floor.Level) = (row.Name.ToWords(), row.Level);
            var left = floor.Rooms.Where(room => row.Rooms.All(kept => kept.Id != room.Id)).ToList();
            if (await RemoveRoomsAsync(floor, left, stop) is { } refusal)
                return refusal;
            foreach (var room in row.Rooms)
                Apply(floor, room);
        }
        return null;
    }

    private Floor Add(Venue venue, FloorRow row)
    {
        var floor = new Floor(venue.Id, row.Name.ToWords(), row.Level);
        db.Floors.Add(floor);
        return floor;
    }

    private void Apply(Floor floor, RoomRow row)
    {
        var room = floor.Rooms.FirstOrDefault(existing => existing.Id == row.Id);
        if (room is null)
            db.Rooms.Add(room = new Room(floor.Id, "", 0, 0, 0, 0));
        (room.Name, room.AllowsBooths, room.PermittedInside) = (row.Name!.Trim(), row.AllowsBooths, row.PermittedInside);
        (room.X, room.Y) = (RoomRow.InCentimetres(row.X), RoomRow.InCentimetres(row.Y));
        (room.Width, room.Depth) = (RoomRow.InCentimetres(row.Width), RoomRow.InCentimetres(row.Depth));
    }

    private async Task<Refusal?> RemoveRoomsAsync(Floor floor, List<Room> rooms, CancellationToken stop)
    {
        var ids = rooms.ConvertAll(room => room.Id);
        if (
            await db.Booths.AnyAsync(booth => ids.Contains(booth.RoomId), stop)
            || await db.Sessions.AnyAsync(session => session.RoomId != null && ids.Contains(session.RoomId.Value), stop)
        )
            return VenueRefusals.RoomInUse;
        foreach (var room in rooms)
            floor.Rooms.Remove(room);
        db.Rooms.RemoveRange(rooms);
        return null;
    }
}
