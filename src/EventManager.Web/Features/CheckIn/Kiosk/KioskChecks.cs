using EventManager.Data;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>What must be so before a kiosk is made.</summary>
internal static class KioskChecks
{
    public static async Task<Refusal?> RefuseAsync(EventDb db, Guid eventId, KioskSetup kiosk, CancellationToken stop)
    {
        // Without a PIN anybody could leave it.
        if (!await db.DoorPins.AnyAsync(pin => pin.EventId == eventId, stop))
            return KioskRefusals.PinMissing;
        if (kiosk.Hint.Length > KioskSetup.MaxHintLength)
            return KioskRefusals.HintTooLong;
        var lets = await db.Gates.AnyAsync(
            gate => gate.EventId == eventId && gate.Code == kiosk.Gate && gate.Direction != GateDirection.Out,
            stop
        );
        return lets ? null : KioskRefusals.GateInvalid;
    }
}
