using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.Occupancy;
using EventManager.Web.Features.CheckIn.Pins;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.People;

public sealed partial class ZonesPage
{
    private readonly List<ZoneDraft> drafts = [];
    private readonly List<GateDraft> gates = [];
    private IReadOnlyList<(string Value, string Words)> zones = [];
    private IReadOnlyList<(string Code, string Words)> categories = [];
    private ZoneDraft house = new() { Code = DoorZone.House };
    private IReadOnlyList<(string Value, string Words)> sessions = [];
    private IReadOnlyList<(string Value, string Words)> unlisted = [];
    private DoorEvent? door;
    private DoorNumbers? numbers;
    private string? pin;
    private string? message;
    private string? problem;
    private bool asking;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    [Inject]
    private OccupancyQuery Occupancy { get; set; } = null!;

    [Inject]
    private ListedSessions Sessions { get; set; } = null!;

    [Inject]
    private SaveZoneHandler Saver { get; set; } = null!;

    [Inject]
    private SaveGateRulesHandler GateSaver { get; set; } = null!;

    [Inject]
    private DoorCategories Categories { get; set; } = null!;

    [Inject]
    private DoorPins Pins { get; set; } = null!;

    [Inject]
    private ResetDayHandler Resetter { get; set; } = null!;

    protected override Task LoadAsync() => RefreshAsync();

    private async Task RefreshAsync()
    {
        door = await Doors.FindAsync(Slug, Leaving);
        if (door is null)
            return;
        numbers = await Occupancy.ReadAsync(door, Leaving);
        sessions = await Sessions.ReadAsync(door, Leaving);
        house = ZoneDraft.Of(door.Zones[0]);
        unlisted = [.. Enum.GetNames<UnlistedTickets>().Select(name => (name, Text["Unlisted." + name].Value))];
        drafts.Clear();
        drafts.AddRange(door.Zones.Skip(1).Select(ZoneDraft.Of));
        drafts.Add(new ZoneDraft());
        zones = [("", Text["House"]), .. door.Zones.Skip(1).Select(zone => (zone.Code, zone.Name))];
        categories = await Categories.ReadAsync(door.Id, Leaving);
        gates.Clear();
        gates.AddRange(door.Gates.Select(gate => GateDraft.Of(gate, door.TimeZone)));
    }

    private Task SaveAsync(ZoneDraft draft) =>
        ChangeAsync(
            async () =>
                await Saver.HandleAsync(
                    new SaveZone(
                        Grant!.EventId,
                        draft.Code,
                        draft.Name ?? "",
                        draft.Limit,
                        draft.WarnPercent ?? 0,
                        Guid.TryParse(draft.SessionId, out var session) ? session : null,
                        Grant.UserId
                    )
                    {
                        Unlisted = Enum.TryParse<UnlistedTickets>(draft.Unlisted, out var unlisted) ? unlisted : null,
                    },
                    Leaving
                ),
            _ => Text["Saved"]
        );

    private Task SaveGateAsync(GateDraft draft) =>
        ChangeAsync(
            () => GateSaver.HandleAsync(draft.Command(Grant!.EventId, door!.TimeZone, Grant.UserId), Leaving),
            _ => Text["SavedNamed", draft.Name]
        );

    private async Task SetPinAsync()
    {
        if (string.IsNullOrWhiteSpace(pin))
            problem = Say(PinRefusals.Invalid);
        else
            await ChangeAsync(() => Pins.SetAsync(Grant!.EventId, pin, Grant.UserId, Leaving), _ => Text["PinIsSet"]);
        pin = null;
    }

    private Task RemovePinAsync() => ChangeAsync(() => Pins.SetAsync(Grant!.EventId, "", Grant.UserId, Leaving), _ => Text["PinIsNotSet"]);

    private async Task ResetAsync()
    {
        asking = false;
        await ChangeAsync(
            () => Resetter.HandleAsync(Grant!.EventId, Grant.UserId, Leaving),
            reset => Text["ResetDone", Text.Plural("ResetTickets", reset.Tickets), Text.Plural("ResetPeople", reset.People)]
        );
    }

    private async Task ChangeAsync<T>(Func<Task<Result<T>>> change, Func<T, string> words)
    {
        (message, problem) = (null, null);
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await change();
        if (result.Refusal is { } refusal)
        {
            problem = Say(refusal);
            return;
        }
        message = words(result.Value);
        await RefreshAsync();
    }
}

/// <summary>A zone while somebody types.</summary>
public sealed class ZoneDraft
{
    /// <summary>Null is a zone that is not there yet.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; } = "";

    public int? Limit { get; set; }

    public int? WarnPercent { get; set; } = DoorZone.DefaultWarnPercent;

    public string? SessionId { get; set; } = "";

    /// <summary>Asked of the building.</summary>
    public string? Unlisted { get; set; }

    public static ZoneDraft Of(CountedZone zone) =>
        new()
        {
            Code = zone.Code,
            Name = zone.Name,
            Limit = zone.Limit,
            WarnPercent = zone.WarnPercent,
            SessionId = zone.SessionId?.ToString() ?? "",
            Unlisted = zone.IsHouse ? zone.Unlisted.ToString() : null,
        };
}
