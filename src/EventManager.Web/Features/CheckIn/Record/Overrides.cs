using EventManager.Web.Features.CheckIn.Pins;

namespace EventManager.Web.Features.CheckIn.Record;

/// <summary>Asks for the supervisor's PIN where a request wants to let in above the limit.</summary>
internal static class Overrides
{
    /// <summary>One PIN a request: its check is slow on purpose.</summary>
    public static async Task<List<IncomingScan>> CheckAsync(
        List<IncomingScan> scans,
        DoorEvent door,
        DoorPins pins,
        Guid asker,
        CancellationToken stop
    )
    {
        var said = scans.Where(scan => scan.Override).Select(scan => scan.Pin).Distinct().ToList();
        if (!door.HasPin || (said.Count == 1 && await pins.OpensAsync(door.Id, asker, said[0], stop)))
            return scans;
        return scans.ConvertAll(scan => scan.Override ? scan with { Override = false, PinWrong = true } : scan);
    }
}
