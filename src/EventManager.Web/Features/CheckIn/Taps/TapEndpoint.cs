using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Pins;

namespace EventManager.Web.Features.CheckIn.Taps;

/// <param name="Id">A UUID of the phone's; sending it again counts once.</param>
/// <param name="Gate">The gate's code.</param>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
/// <param name="People">1 to 100; 1 where it is left out.</param>
/// <param name="At">When; the server's clock where it is left out.</param>
/// <param name="Offline">The phone had no network: the people are inside already.</param>
/// <param name="Override">A supervisor lets in above the limit.</param>
/// <param name="Pin">The supervisor's PIN, where the event has one.</param>
internal sealed record TapBody(
    Guid Id,
    string? Gate,
    string? Direction,
    int? People,
    DateTimeOffset? At,
    bool? Offline,
    bool? Override,
    string? Pin
);

internal static class TapEndpoint
{
    public static async Task<IResult> TapAsync(
        string slug,
        TapBody body,
        HttpContext http,
        DoorCache doors,
        DoorPins pins,
        RecordTapHandler handler,
        ApiProblems problems,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        if (Check(body, door) is { } refusal)
            return problems.Of(refusal);
        var token = http.User.AccessToken()?.Id;
        var overrides = body.Override == true;
        if (overrides && !await pins.OpensAsync(door.Id, token ?? Guid.Empty, body.Pin, stop))
            return problems.Of(PinRefusals.Wrong);
        var direction = body.Direction == "in" ? ScanDirection.In : ScanDirection.Out;
        var at = body.At is { } said && (said - clock.GetUtcNow()).Duration() < TimeSpan.FromDays(400) ? said : clock.GetUtcNow();
        var result = await handler.HandleAsync(
            new RecordTap(door, body.Id, body.Gate!, direction, body.People ?? 1, at)
            {
                TokenId = token,
                Offline = body.Offline == true,
                Override = overrides,
            },
            stop
        );
        return result.IsRefused ? problems.Of(result.Refusal) : TypedResults.Ok(result.Value);
    }

    private static Refusal? Check(TapBody body, DoorEvent door) =>
        body.Id == Guid.Empty ? CheckInRefusals.IdInvalid
        : body.Gate is null || !door.HasGate(body.Gate) ? CheckInRefusals.GateUnknown
        : body.Direction is not ("in" or "out") ? CheckInRefusals.DirectionInvalid
        : body.People is < 1 or > Tap.MaxPeople ? TapRefusals.PeopleInvalid
        : null;
}
