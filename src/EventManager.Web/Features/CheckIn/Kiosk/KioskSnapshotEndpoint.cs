using EventManager.Domain.CheckIn;
using EventManager.Domain.Events;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Api;
using EventManager.Web.Features.CheckIn.Snapshot;

namespace EventManager.Web.Features.CheckIn.Kiosk;

internal static class KioskSnapshotEndpoint
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
        var token = http.User.AccessToken()!;
        return Results.Json(
            new KioskSnapshot(
                // Before the first ticket is read: what changes meanwhile comes again.
                SnapshotCursor.At(clock.GetUtcNow()),
                NumberedKey.Of(door),
                SnapshotEvent.Of(door, walkIns: false),
                [.. (await gates.ReadAsync(door, stop)).Where(gate => gate.Code == token.Kiosk!.Gate)],
                tickets.ReadAsync(door.Id, from, stop).Select(KioskTicket.Of),
                tickets.RemovedAsync(door.Id, from, stop),
                token.ExpiresAt
            ),
            KioskJson.Default.KioskSnapshot
        );
    }
}
