using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;

namespace EventManager.Web.Features.CheckIn.Snapshot;

internal static class SnapshotEndpoint
{
    public static async Task<IResult> ReadAsync(
        string slug,
        string? since,
        HttpContext http,
        DoorCache doors,
        SnapshotTickets tickets,
        SnapshotGates gates,
        ApiProblems problems,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (await doors.FindAsync(slug, stop) is not { } door)
            return problems.Of(EventRefusals.NotFound);
        DateTimeOffset? from = null;
        if (!string.IsNullOrEmpty(since) && (from = SnapshotCursor.Read(since)) is null)
            return problems.Of(CheckInRefusals.CursorInvalid);
        var current = door.Keys.LastOrDefault(key => key.Signs);
        return Results.Json(
            new Snapshot(
                // Before the first ticket is read: what changes meanwhile comes again.
                SnapshotCursor.At(clock.GetUtcNow()),
                current is null ? null : new Jwk("EC", "P-256", current.X, current.Y),
                NumberedKey.Of(door),
                SnapshotEvent.Of(door, walkIns: true),
                await gates.ReadAsync(door, stop),
                tickets.ReadAsync(door.Id, from, stop),
                tickets.RemovedAsync(door.Id, from, stop),
                http.User.AccessToken()?.ExpiresAt
            ),
            SnapshotJson.Default.Snapshot
        );
    }
}
