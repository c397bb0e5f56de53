using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Devices;

/// <summary>Unlinks a phone of this event, or withdraws a code that nobody has used. Doing it twice changes nothing.</summary>
internal sealed class RevokeDoorDeviceHandler(Transactions transactions, AccessTokenRegister register, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid eventId, Guid deviceId, Guid? userId, CancellationToken stop)
    {
        var result = await transactions.RunAsync<Done>(
            AskedRight.Organise(eventId),
            async (db, stop) =>
            {
                var device = await db.AccessTokens.SingleOrDefaultAsync(
                    token => token.Id == deviceId && token.EventId == eventId && token.Kind == AccessTokenKind.Door,
                    stop
                );
                if (device is null)
                    return DoorRefusals.DeviceNotFound;
                if (device.RevokedAt is null)
                {
                    device.RevokedAt = clock.GetUtcNow();
                    db.Audit.Add(new AuditEntry(device.RevokedAt.Value, userId, eventId, "door.device_revoked", deviceId, ""));
                }
                return new Done();
            },
            stop
        );
        register.Forget(deviceId);
        return result;
    }
}
