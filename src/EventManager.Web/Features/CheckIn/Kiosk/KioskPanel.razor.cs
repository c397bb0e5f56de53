using EventManager.Domain.CheckIn;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Kiosk;

/// <summary>Makes a kiosk: a code that links a tablet at which people then check themselves in.</summary>
public sealed partial class KioskPanel : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private FormProblems problems = FormProblems.None;
    private string? general;
    private string? name = "";
    private string? gate;
    private string? badge = nameof(KioskBadge.None);
    private string? hint = "";
    private PairingCode? pairing;
    private bool isWaiting;
    private bool hasKiosk;

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required string Slug { get; set; }

    [Parameter, EditorRequired]
    public required Guid UserId { get; set; }

    [Parameter, EditorRequired]
    public required string TimeZone { get; set; }

    /// <summary>Without a PIN nobody could be kept from leaving a kiosk.</summary>
    [Parameter, EditorRequired]
    public required bool HasPin { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DoorGate> Gates { get; set; }

    /// <summary>Asked before every change.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayChange { get; set; }

    /// <summary>Doors that let in.</summary>
    private IEnumerable<(string Value, string Words)> Choices =>
        Gates.Where(door => door.Direction is not GateDirection.Out).Select(door => (door.Code, door.Name));

    private IEnumerable<(string Value, string Words)> BadgeChoices =>
        Enum.GetNames<KioskBadge>().Select(choice => (choice, Text["Badge." + choice].Value));

    /// <summary>The page is drawn anew every two seconds: the code goes as soon as a tablet is linked by it.</summary>
    protected override async Task OnParametersSetAsync()
    {
        gate ??= Choices.Select(choice => choice.Value).FirstOrDefault();
        var devices = await Devices.ReadAsync(EventId, leaving.Token);
        isWaiting = devices.Any(device => device.Id == pairing?.Id);
        hasKiosk = devices.Any(device => device is { IsKiosk: true, State: DoorDeviceState.Linked });
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task CreateAsync()
    {
        if (!await MayChange())
            return;
        var kiosk = new KioskSetup(
            Enum.TryParse<KioskBadge>(badge, out var chosen) ? chosen : KioskBadge.None,
            gate ?? "",
            (hint ?? "").Trim()
        );
        var command = new CreateDoorDevice(EventId, name ?? "", UserId) { Kiosk = kiosk };
        var result = await Creator.HandleAsync(command, leaving.Token);
        problems = result.Refusal is { } why ? new FormProblems([why], Words) : FormProblems.None;
        general = result.Refusal is { Field: null } whole ? Words.Say(whole) : null;
        if (result.IsRefused)
            return;
        (pairing, isWaiting, name, hint) = (result.Value, true, "", "");
    }
}
