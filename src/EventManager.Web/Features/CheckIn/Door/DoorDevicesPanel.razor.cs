using EventManager.Domain.Common;
using EventManager.Web.Features.CheckIn.Devices;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.Door;

/// <summary>Links phones to the door by a code on the screen, and unlinks them.</summary>
public sealed partial class DoorDevicesPanel : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly Input input = new();
    private IReadOnlyList<DoorDevice> devices = [];
    private PairingCode? pairing;
    private string? refusal;

    [Parameter, EditorRequired]
    public required Guid EventId { get; set; }

    [Parameter, EditorRequired]
    public required Guid UserId { get; set; }

    [Parameter, EditorRequired]
    public required string TimeZone { get; set; }

    /// <summary>Asked before every change.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> MayChange { get; set; }

    [Parameter, EditorRequired]
    public required Func<Refusal, string> Say { get; set; }

    /// <summary>The page is drawn anew every two seconds; so is the list, to show a phone as soon as it is linked.</summary>
    protected override async Task OnParametersSetAsync() => devices = await Devices.ReadAsync(EventId, leaving.Token);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task CreateAsync()
    {
        if (!await MayChange())
            return;
        var result = await Creator.HandleAsync(new CreateDoorDevice(EventId, input.Name, UserId), leaving.Token);
        refusal = result.Refusal is { } why ? Say(why) : null;
        if (result.IsRefused)
            return;
        pairing = result.Value;
        input.Name = "";
        devices = await Devices.ReadAsync(EventId, leaving.Token);
    }

    private async Task UnlinkAsync(Guid device)
    {
        if (!await MayChange())
            return;
        await Revoker.HandleAsync(EventId, device, UserId, leaving.Token);
        devices = await Devices.ReadAsync(EventId, leaving.Token);
    }

    private string ClockWords(TimeSpan drift) =>
        drift.Duration() < TimeSpan.FromSeconds(5) ? DoorText["ClockRight"]
        : drift > TimeSpan.Zero ? DoorText["ClockAhead", Length(drift)]
        : DoorText["ClockBehind", Length(drift)];

    private string Length(TimeSpan drift) =>
        drift.Duration() switch
        {
            { TotalMinutes: < 2 } some => DoorText.Plural("Seconds", Rounded(some.TotalSeconds)),
            { TotalHours: < 2 } some => DoorText.Plural("Minutes", Rounded(some.TotalMinutes)),
            var some => DoorText.Plural("Hours", Rounded(some.TotalHours)),
        };

    private static decimal Rounded(double number) => (decimal)Math.Round(number);

    private sealed class Input
    {
        public string Name { get; set; } = "";
    }
}
