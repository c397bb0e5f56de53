using System.Text.Json;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Phones;

internal static class HeartbeatEndpoint
{
    public static async Task<IResult> RecordAsync(
        string slug,
        JsonElement body,
        HttpContext http,
        DoorCache doors,
        PhoneHeartbeats phones,
        ApiProblems problems,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        if (body.ValueKind is not JsonValueKind.Object)
            return problems.Of(CheckInRefusals.BodyInvalid, StatusCodes.Status400BadRequest);
        // A program with a token is no phone: nobody carries it, so nobody looks for it.
        if (http.User.AccessToken() is { Kind: AccessTokenKind.Door } token)
        {
            var now = clock.GetUtcNow();
            await phones.NoteAsync(door.Id, token.Id, PhoneHeartbeat.Alone(body, now), now, always: true, stop);
        }
        return TypedResults.NoContent();
    }
}
