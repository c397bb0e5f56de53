using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>A booth on the first free spot of the room; from there it is moved.</summary>
internal sealed record AddBooth(Guid EventId, Guid RoomId, string Label, int Width, int Depth, PowerSupply Power);

internal sealed record AddBoothRow(Guid EventId, Guid RoomId, string Prefix, BoothRow Row, PowerSupply Power);

/// <summary>Puts up one booth, or a row of them: all or none.</summary>
internal sealed class AddBoothsHandler(Transactions transactions)
{
    public Task<Result<int>> HandleAsync(AddBooth command, CancellationToken stop) =>
        RunAsync(
            command.EventId,
            async (db, ct) =>
            {
                if (await RoomLock.TakeAsync(db, command.EventId, command.RoomId, ct) is not { } room)
                    return BoothRefusals.RoomNotFound;
                var others = await RoomLock.OthersAsync(db, command.EventId, room.Id, null, ct);
                var place = BoothPlan.FirstFree(room, command.Label.Trim(), command.Width, command.Depth, others);
                if (place.IsRefused)
                    return place.Refusal;
                Add(db, command.EventId, room.Id, place.Value, command.Power);
                return 1;
            },
            command.Label.Trim(),
            stop
        );

    public Task<Result<int>> HandleAsync(AddBoothRow command, CancellationToken stop) =>
        RunAsync(
            command.EventId,
            async (db, ct) =>
            {
                if (await RoomLock.TakeAsync(db, command.EventId, command.RoomId, ct) is not { } room)
                    return BoothRefusals.RoomNotFound;
                var taken = await db.Booths.Where(b => b.EventId == command.EventId).Select(b => b.Label).ToListAsync(ct);
                var places = command.Row.Places(room, command.Prefix, taken.ToHashSet());
                if (places.IsRefused)
                    return places.Refusal;
                var others = await RoomLock.OthersAsync(db, command.EventId, room.Id, null, ct);
                foreach (var place in places.Value)
                {
                    if (BoothPlan.Check(room, place, others) is { } refusal)
                        return refusal;
                    Add(db, command.EventId, room.Id, place, command.Power);
                }
                return places.Value.Count;
            },
            command.Prefix,
            stop
        );

    private static void Add(EventDb db, Guid eventId, Guid roomId, BoothPlace place, PowerSupply power) =>
        db.Add(new Booth(eventId, roomId, place.Label, place.X, place.Y, place.Width, place.Depth) { Power = power });

    private async Task<Result<int>> RunAsync(
        Guid eventId,
        Func<EventDb, CancellationToken, Task<Result<int>>> add,
        string label,
        CancellationToken stop
    )
    {
        try
        {
            return await transactions.RunAsync(AskedRight.Plan(eventId), add, stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return BoothRefusals.LabelTaken(label);
        }
    }
}
