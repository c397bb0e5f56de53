using System.Security.Cryptography;
using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.CheckIn.Kiosk;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Devices;

internal sealed record CreateDoorDevice(Guid EventId, string Name, Guid? By)
{
    /// <summary>Set where people are to check themselves in at it.</summary>
    public KioskSetup? Kiosk { get; init; }
}

/// <param name="Id">The row that waits for the phone.</param>
/// <param name="Code">Told once; 80 random bits in 16 letters and digits, short enough to be typed.</param>
/// <param name="Until">Can be used until then, once.</param>
internal sealed record PairingCode(Guid Id, string Code, DateTimeOffset Until);

/// <summary>
/// Makes a pairing code for a phone at the door. A code is a row of its own, so that a second phone that shows it is told that it was
/// used; the phone's token is a new row.
/// </summary>
internal sealed class CreateDoorDeviceHandler(Transactions transactions, TimeProvider clock)
{
    public const int MaxNameLength = 80;
    public static readonly TimeSpan PairingTime = TimeSpan.FromMinutes(15);

    /// <summary>Hours after the event's end in which a phone can still hand in what it scanned.</summary>
    public static readonly TimeSpan WorksAfterEnd = TimeSpan.FromHours(12);

    /// <summary>A used or expired code is remembered for a day, to say so.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public Task<Result<PairingCode>> HandleAsync(CreateDoorDevice command, CancellationToken stop) =>
        transactions.RunAsync<PairingCode>(
            AskedRight.Organise(command.EventId),
            async (db, stop) =>
            {
                var name = PersonNames.Clean(command.Name);
                if (name.Length is 0 or > MaxNameLength)
                    return DoorRefusals.NameMissing;
                var now = clock.GetUtcNow();
                var expiresAt = await db.Events.Where(e => e.Id == command.EventId).Select(e => e.EndsAt).SingleAsync(stop) + WorksAfterEnd;
                if (expiresAt <= now)
                    return DoorRefusals.EventOver;
                if (command.Kiosk is { } kiosk && await KioskChecks.RefuseAsync(db, command.EventId, kiosk, stop) is { } refusal)
                    return refusal;
                var forgotten = now - Remembered;
                await db
                    .AccessTokens.Where(token => token.EventId == command.EventId && token.PairableUntil < forgotten)
                    .ExecuteDeleteAsync(stop);
                var code = Base32.Encode(RandomNumberGenerator.GetBytes(10));
                var until = now + PairingTime;
                var hash = AccessTokenText.HashOf(code);
                var scope = command.Kiosk is null ? Scopes.CheckIn : Scopes.Kiosk;
                var row = new AccessToken(AccessTokenKind.Door, name, hash, scope, command.EventId, expiresAt, now)
                {
                    PairableUntil = until,
                    Kiosk = command.Kiosk,
                };
                db.AccessTokens.Add(row);
                db.Audit.Add(
                    new AuditEntry(
                        now,
                        command.By,
                        command.EventId,
                        command.Kiosk is null ? "door.device_created" : "kiosk.created",
                        row.Id,
                        ""
                    )
                );
                return new PairingCode(row.Id, code, until);
            },
            stop
        );
}
