using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.CheckIn.Pins;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>
/// Staff leave a kiosk by the event's PIN: the tablet is unlinked. Where the event has no PIN any more nobody leaves there; organisers
/// unlink it on their page. Each right and each counted wrong try is noted; the audit entry's subject is the device.
/// </summary>
internal sealed class LeaveKioskHandler(Transactions transactions, DoorPins pins, AccessTokenRegister register, TimeProvider clock)
{
    /// <param name="eventId">The event.</param>
    /// <param name="kiosk">The tablet's token.</param>
    /// <param name="pin">As typed.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<Done>> HandleAsync(Guid eventId, VerifiedToken kiosk, string? pin, CancellationToken stop)
    {
        // No try: nothing to count, nothing to note.
        if (string.IsNullOrEmpty(pin))
            return PinRefusals.Wrong;
        var said = await pins.TryAsync(eventId, kiosk.Id, pin, stop);
        if (said is PinTry.NoPin)
            return KioskRefusals.PinMissing;
        if (said is PinTry.Paused)
            return KioskRefusals.TooManyTries;
        var result = await transactions.RunAsync<Done>(
            async (db, stop) =>
            {
                var now = clock.GetUtcNow();
                var action = said is PinTry.Right ? "kiosk.left" : "kiosk.leave_refused";
                db.Audit.Add(new AuditEntry(now, null, eventId, action, kiosk.Id, kiosk.Kiosk?.Gate ?? ""));
                if (said is PinTry.Right)
                    await db
                        .AccessTokens.Where(token => token.Id == kiosk.Id && token.RevokedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), stop);
                return default(Done);
            },
            stop
        );
        if (said is not PinTry.Right)
            return PinRefusals.Wrong;
        register.Forget(kiosk.Id);
        return result;
    }
}
