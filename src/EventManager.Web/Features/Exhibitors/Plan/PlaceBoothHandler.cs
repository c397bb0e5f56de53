using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Exhibitors;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Exhibitors.Plan;

/// <summary>A booth as it should be. <paramref name="Version"/> is the one that the organiser saw.</summary>
internal sealed record PlaceBooth(Guid EventId, Guid BoothId, long Version, Guid RoomId, BoothPlace Place, PowerSupply Power);

/// <summary>Moves, turns, resizes or renames a booth, if the plan's rules allow it.</summary>
internal sealed class PlaceBoothHandler(Transactions transactions)
{
    public async Task<Result<Done>> HandleAsync(PlaceBooth command, CancellationToken stop)
    {
        try
        {
            return await transactions.RunAsync<Done>(AskedRight.Plan(command.EventId), (db, ct) => PlaceAsync(db, command, ct), stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            return BoothRefusals.LabelTaken(command.Place.Label);
        }
    }

    private static async Task<Result<Done>> PlaceAsync(EventDb db, PlaceBooth command, CancellationToken stop)
    {
        if (await RoomLock.TakeAsync(db, command.EventId, command.RoomId, stop) is not { } room)
            return BoothRefusals.RoomNotFound;
        var booth = await db.Booths.SingleOrDefaultAsync(b => b.Id == command.BoothId && b.EventId == command.EventId, stop);
        if (booth is null)
            return BoothRefusals.NotFound;
        if (booth.Version != command.Version)
            return BoothRefusals.ChangedByAnother;
        var place = command.Place with { Label = command.Place.Label.Trim() };
        var others = await RoomLock.OthersAsync(db, command.EventId, room.Id, booth.Id, stop);
        if (BoothPlan.Check(room, place, others) is { } refusal)
            return refusal;
        (booth.RoomId, booth.Label, booth.X, booth.Y, booth.Power) = (room.Id, place.Label, place.X, place.Y, command.Power);
        booth.Resize(place.Width, place.Depth);
        return new Done();
    }
}
