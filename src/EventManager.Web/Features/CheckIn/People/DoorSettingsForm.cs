using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>What the door sets while it is edited: the building, its zones with a place for one more, and what each gate lets through.</summary>
public sealed class DoorSettingsForm
{
    private readonly DoorSettings read;
    private readonly string timeZone;

    internal DoorSettingsForm(DoorSettings read, string timeZone)
    {
        (this.read, this.timeZone) = (read, timeZone);
        House =
            read.Zones.Where(zone => zone.Code == DoorZone.House).Select(ZoneDraft.Of).FirstOrDefault() ?? new() { Code = DoorZone.House };
        Zones = [.. read.Zones.Where(zone => zone.Code != DoorZone.House).ByName(zone => zone.Name).Select(ZoneDraft.Of)];
        Gates =
        [
            .. read
                .Gates.OrderBy(gate => gate.Code == Gate.Main ? 0 : 1)
                .ThenByName(gate => gate.Name)
                .Select(gate => GateDraft.Of(gate, timeZone)),
        ];
    }

    public ZoneDraft House { get; }

    public IReadOnlyList<ZoneDraft> Zones { get; }

    /// <summary>A zone that is not there yet; left empty it adds none.</summary>
    public ZoneDraft Fresh { get; } = new();

    public IReadOnlyList<GateDraft> Gates { get; }

    /// <summary>Of the building, a zone, or the one to be added.</summary>
    public ZoneDraft? Zone(string? code) =>
        code switch
        {
            null => Fresh,
            DoorZone.House => House,
            _ => Zones.FirstOrDefault(zone => zone.Code == code),
        };

    public GateDraft? GateOf(string code) => Gates.FirstOrDefault(gate => gate.Code == code);

    internal SaveDoor Command(Guid eventId, Guid? by) =>
        new(
            eventId,
            [.. Zones.Prepend(House).Select(zone => zone.Setting), .. Fresh.IsEmpty ? (IEnumerable<ZoneSetting>)[] : [Fresh.Setting]],
            [.. Gates.Select(gate => gate.Setting(timeZone))],
            by
        )
        {
            Read = read,
        };
}
