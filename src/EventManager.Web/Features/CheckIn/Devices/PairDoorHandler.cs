using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Devices;

internal sealed record PairedEvent(string Slug, string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>What a phone keeps once it is linked. The token is told here and never again.</summary>
internal sealed record PairedPhone(string Token, PairedEvent Event, IReadOnlyList<DoorGate> Gates, DateTimeOffset ExpiresAt)
{
    /// <summary>Set where the device is a kiosk, which then knows its one gate only.</summary>
    public PairedKiosk? Kiosk { get; init; }
}

/// <param name="Badge"><c>none</c>, <c>shown</c> or <c>printed</c>.</param>
/// <param name="Hint">What somebody who is in reads; may be empty.</param>
internal sealed record PairedKiosk(string Badge, string Hint);

/// <summary>Changes a pairing code for a door device's token, once.</summary>
internal sealed class PairDoorHandler(Transactions transactions, DoorCache doors, TimeProvider clock)
{
    private const int LongestDeviceName = 40;

    public async Task<Result<PairedPhone>> HandleAsync(string code, string? deviceName, CancellationToken stop)
    {
        var text = AccessTokenText.Create();
        var paired = await transactions.RunAsync<(string Slug, DateTimeOffset ExpiresAt, KioskSetup? Kiosk)>(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                var hash = AccessTokenText.HashOf(code.Trim().ToUpperInvariant());
                // Conditional: of two phones that show the same code one is linked.
                var mine = await db
                    .AccessTokens.Where(row => row.Hash == hash && row.PairableUntil >= now && row.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.LastUsedAt, now), stop);
                var pairing = await db
                    .AccessTokens.AsNoTracking()
                    .SingleOrDefaultAsync(row => row.Hash == hash && row.PairableUntil != null, stop);
                if (pairing is null)
                    return DoorRefusals.PairingUnknown;
                if (mine == 0)
                    return pairing.RevokedAt is null ? DoorRefusals.PairingExpired : DoorRefusals.PairingUsed;
                if (pairing.ExpiresAt <= now)
                    return DoorRefusals.PairingExpired;
                var token = new AccessToken(
                    AccessTokenKind.Door,
                    NameOf(pairing.Name, deviceName),
                    AccessTokenText.HashOf(text),
                    pairing.Scopes,
                    pairing.EventId,
                    pairing.ExpiresAt,
                    now
                )
                {
                    LastUsedAt = now,
                    Kiosk = pairing.Kiosk,
                };
                db.AccessTokens.Add(token);
                db.Audit.Add(new AuditEntry(now, null, pairing.EventId, "door.device_paired", token.Id, ""));
                var slug = await db.Events.Where(e => e.Id == pairing.EventId).Select(e => e.Slug).SingleAsync(stop);
                return (slug, pairing.ExpiresAt, pairing.Kiosk);
            },
            stop
        );
        if (paired.IsRefused)
            return paired.Refusal;
        var door =
            await doors.FindAsync(paired.Value.Slug, stop)
            ?? throw new InvalidOperationException("The event went while a phone was linked.");
        var @event = new PairedEvent(door.Slug, door.Title.In(Languages.Current), door.StartsAt, door.EndsAt);
        if (paired.Value.Kiosk is not { } kiosk)
            return new PairedPhone(text, @event, door.Gates, paired.Value.ExpiresAt);
        return new PairedPhone(text, @event, [.. door.Gates.Where(gate => gate.Code == kiosk.Gate)], paired.Value.ExpiresAt)
        {
            Kiosk = new PairedKiosk(kiosk.Badge.ToString().ToLowerInvariant(), kiosk.Hint),
        };
    }

    private static string NameOf(string name, string? deviceName)
    {
        var device = CleanText.Cut(PersonNames.Clean(deviceName), LongestDeviceName);
        return device.Length == 0 ? name : $"{name} ({device})";
    }
}
