using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Undo;

internal static class UndoScanEndpoint
{
    public static async Task<IResult> UndoAsync(
        string slug,
        string id,
        DoorCache doors,
        UndoScanHandler handler,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        if (!Guid.TryParseExact(id, "D", out var scanId))
            return problems.Of(CheckInRefusals.ScanNotFound, StatusCodes.Status404NotFound);
        var result = await handler.HandleAsync(door.Id, scanId, stop);
        if (!result.IsRefused)
            return Results.Json(result.Value, CheckInJson.Default.UndoneScan);
        return problems.Of(result.Refusal, result.Refusal == CheckInRefusals.ScanNotFound ? StatusCodes.Status404NotFound : null);
    }
}
