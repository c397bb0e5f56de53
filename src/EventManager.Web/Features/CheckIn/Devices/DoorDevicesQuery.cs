using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Devices;

internal enum DoorDeviceState
{
    /// <summary>Its code was not used yet.</summary>
    Waiting,
    Linked,
    Expired,
    Unlinked,
}

internal sealed record DoorDevice(Guid Id, string Name, DoorDeviceState State, DateTimeOffset? LastSeenAt);

internal sealed class DoorDevicesQuery(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>The event's phones, newest first, and codes that can still be used.</summary>
    public async Task<IReadOnlyList<DoorDevice>> ReadAsync(Guid eventId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db
            .AccessTokens.AsNoTracking()
            .Where(token =>
                token.EventId == eventId
                && token.Kind == AccessTokenKind.Door
                && (token.PairableUntil == null || (token.PairableUntil >= now && token.RevokedAt == null))
            )
            .OrderByDescending(token => token.CreatedAt)
            .Take(Most)
            .ToListAsync(stop);
        return [.. rows.Select(row => new DoorDevice(row.Id, row.Name, StateOf(row, now), row.LastUsedAt))];
    }

    private static DoorDeviceState StateOf(AccessToken row, DateTimeOffset now) =>
        row.RevokedAt is not null ? DoorDeviceState.Unlinked
        : row.ExpiresAt <= now ? DoorDeviceState.Expired
        : row.PairableUntil is not null ? DoorDeviceState.Waiting
        : DoorDeviceState.Linked;
}
