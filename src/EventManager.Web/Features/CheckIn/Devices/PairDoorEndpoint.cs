using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Devices;

/// <param name="Code">From the organiser's screen.</param>
/// <param name="DeviceName">What sort of phone it is, for the organiser's list.</param>
internal sealed record PairRequest(string? Code, string? DeviceName);

internal static class PairDoorEndpoint
{
    public static async Task<IResult> PairAsync(
        PairRequest request,
        HttpContext http,
        PairDoorHandler handler,
        ApiProblems problems,
        CancellationToken stop
    )
    {
        var result = await handler.HandleAsync(request.Code ?? "", request.DeviceName, stop);
        if (result.IsRefused)
            return problems.Of(result.Refusal, StatusOf(result.Refusal));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(result.Value);
    }

    private static int StatusOf(Refusal refusal) =>
        refusal == DoorRefusals.PairingUsed ? StatusCodes.Status409Conflict
        : refusal == DoorRefusals.PairingExpired ? StatusCodes.Status410Gone
        : StatusCodes.Status404NotFound;
}
