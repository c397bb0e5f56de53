using System.Text.Json;
using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Record;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>
/// What a kiosk may send: codes that were held before it, coming in, at its own gate. A supervisor's word and a ticket that somebody
/// found by its name are staff's; such a scan is answered, and not kept.
/// </summary>
internal static class KioskScans
{
    private static readonly string[] StaffOnly = ["override", "pin", "ticketId"];

    /// <param name="elements">As they were sent.</param>
    /// <param name="scans">As they were read, in the same order.</param>
    /// <param name="kiosk">Who sent them.</param>
    public static List<IncomingScan> Check(List<JsonElement> elements, List<IncomingScan> scans, KioskSetup kiosk) =>
        [.. scans.Select((scan, i) => IsAllowed(elements[i], scan, kiosk) ? scan : new IncomingScan(scan.IdText, KioskRefusals.StaffOnly))];

    private static bool IsAllowed(JsonElement element, IncomingScan scan, KioskSetup kiosk) =>
        scan.Malformed is not null
        || (scan.Direction is ScanDirection.In && scan.Gate == kiosk.Gate && !StaffOnly.Any(name => element.TryGetProperty(name, out _)));
}
