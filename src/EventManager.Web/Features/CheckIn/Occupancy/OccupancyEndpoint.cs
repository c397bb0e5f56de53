using EventManager.Domain.Events;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Occupancy;

internal static class OccupancyEndpoint
{
    public static async Task<IResult> ReadAsync(
        string slug,
        DoorCache doors,
        OccupancyQuery query,
        ApiProblems problems,
        CancellationToken stop
    ) =>
        await doors.FindAsync(slug, stop) is { } door
            ? TypedResults.Ok(await query.ReadAsync(door, stop))
            : problems.Of(EventRefusals.NotFound);
}
