using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
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

/// <param name="Id">The phone's access token, or the code's row.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="LastSeenAt">When it was last heard of.</param>
/// <param name="Drift">How far its clock is ahead of the server's; null where it was not measured.</param>
internal sealed record DoorDevice(Guid Id, string Name, DoorDeviceState State, DateTimeOffset? LastSeenAt, TimeSpan? Drift)
{
    /// <summary>People check themselves in at it.</summary>
    public bool IsKiosk { get; init; }

    public bool ClockIsWrong => Drift?.Duration() > DoorPhone.DriftThatWarns;
}

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
        var phones = await db.DoorPhones.AsNoTracking().Where(phone => phone.EventId == eventId).ToDictionaryAsync(p => p.TokenId, stop);
        return [.. rows.Select(row => Device(row, phones.GetValueOrDefault(row.Id), now))];
    }

    private static DoorDevice Device(AccessToken row, DoorPhone? phone, DateTimeOffset now) =>
        new(
            row.Id,
            row.Name,
            StateOf(row, now),
            phone is not null && (row.LastUsedAt is null || row.LastUsedAt < phone.SeenAt) ? phone.SeenAt : row.LastUsedAt,
            phone?.DriftMilliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null
        )
        {
            IsKiosk = row.Kiosk is not null,
        };

    private static DoorDeviceState StateOf(AccessToken row, DateTimeOffset now) =>
        row.RevokedAt is not null ? DoorDeviceState.Unlinked
        : row.ExpiresAt <= now ? DoorDeviceState.Expired
        : row.PairableUntil is not null ? DoorDeviceState.Waiting
        : DoorDeviceState.Linked;
}
