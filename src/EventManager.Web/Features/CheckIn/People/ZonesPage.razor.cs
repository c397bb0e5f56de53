using EventManager.Domain.Accounts;
using EventManager.Domain.CheckIn;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Features.CheckIn.Gates;
using EventManager.Web.Features.CheckIn.Occupancy;
using EventManager.Web.Features.CheckIn.Pins;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.CheckIn.People;

/// <summary>How many may come in, and through which door: one form. Beside it the supervisor's number and the end of the day.</summary>
public sealed partial class ZonesPage
{
    private static readonly string[] Writing = ["door.zone_saved", "door.gate_rules"];

    private EditedForm<DoorSettingsForm>? edited;
    private DoorChoices choices = new([], [], []);
    private FormProblems problems = FormProblems.None;
    private FormProblems pinProblems = FormProblems.None;
    private DoorEvent? door;
    private DoorNumbers? numbers;
    private string? pin;
    private string? message;
    private string? refused;
    private string? resetDone;
    private bool asking;

    [Inject]
    private DoorCache Doors { get; set; } = null!;

    [Inject]
    private OccupancyQuery Occupancy { get; set; } = null!;

    [Inject]
    private DoorSettingsQuery Settings { get; set; } = null!;

    [Inject]
    private ListedSessions Sessions { get; set; } = null!;

    [Inject]
    private DoorCategories Categories { get; set; } = null!;

    [Inject]
    private SaveDoorHandler Saving { get; set; } = null!;

    [Inject]
    private LastChangeQuery Changes { get; set; } = null!;

    [Inject]
    private DoorPins Pins { get; set; } = null!;

    [Inject]
    private ResetDayHandler Resetter { get; set; } = null!;

    private IEnumerable<(string Value, string Words)> Unlisted =>
        Enum.GetNames<UnlistedTickets>().Select(name => (name, Text["Unlisted." + name].Value));

    protected override async Task LoadAsync()
    {
        await RefreshAsync();
        if (door is null)
            return;
        var read = await Settings.ReadAsync(door.Id, Leaving);
        await ChooseFromAsync(read);
        var form = new DoorSettingsForm(read, door.TimeZone);
        edited = new(new DoorSettingsFields(Text, choices).Of(form), form);
    }

    /// <summary>Numbers and PIN; what is being typed stays.</summary>
    private async Task RefreshAsync()
    {
        door = await Doors.FindAsync(Slug, Leaving);
        if (door is not null)
            numbers = await Occupancy.ReadAsync(door, Leaving);
    }

    private async Task ChooseFromAsync(DoorSettings read)
    {
        var zones = read.Zones.Where(zone => zone.Code != DoorZone.House).ByName(zone => zone.Name);
        choices = new(
            [("", Text["House"]), .. zones.Select(zone => (zone.Code, zone.Name))],
            await Sessions.ReadAsync(door!, Leaving),
            await Categories.ReadAsync(door!.Id, Leaving)
        );
    }

    private async Task SaveAsync(FormSaving saving)
    {
        (message, refused, resetDone) = (null, null, null);
        if (!await IsAllowedAsync(StaffRole.Organiser))
        {
            problems = new FormProblems([EventRefusals.NotAllowed], Refusals);
            return;
        }
        var result = await Saving.HandleAsync(edited!.Form.Command(Grant!.EventId, Grant.UserId), Leaving);
        if (result.Refusals.Contains(ZoneRefusals.ChangedByAnother))
        {
            problems = FormProblems.None;
            var read = await Settings.ReadAsync(Grant.EventId, Leaving);
            await ChooseFromAsync(read);
            edited.JoinWith(
                () => new(read, door!.TimeZone),
                await Changes.OfAsync(Grant.EventId, Writing, Leaving),
                theirs => new DoorSettingsFields(Text, choices).Of(theirs)
            );
            return;
        }
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        await LoadAsync();
    }

    private async Task SetPinAsync()
    {
        if (string.IsNullOrWhiteSpace(pin))
            pinProblems = new FormProblems([PinRefusals.Invalid], Refusals);
        else
            await ChangePinAsync(pin, Text["PinIsSet"]);
        pin = null;
    }

    private Task RemovePinAsync() => ChangePinAsync("", Text["PinIsNotSet"]);

    private async Task ChangePinAsync(string digits, string words)
    {
        (message, refused, resetDone, pinProblems) = (null, null, null, FormProblems.None);
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await Pins.SetAsync(Grant!.EventId, digits, Grant.UserId, Leaving);
        pinProblems = new FormProblems(result.Refusals, Refusals);
        if (!result.IsRefused)
            message = words;
        await RefreshAsync();
    }

    private async Task ResetAsync()
    {
        (asking, message, refused, resetDone) = (false, null, null, null);
        if (!await IsAllowedAsync(StaffRole.Organiser))
            return;
        var result = await Resetter.HandleAsync(Grant!.EventId, Grant.UserId, Leaving);
        if (result.Refusal is { } refusal)
            refused = Say(refusal);
        else
            resetDone = Text[
                "ResetDone",
                Text.Plural("ResetTickets", result.Value.Tickets),
                Text.Plural("ResetPeople", result.Value.People)
            ];
        await RefreshAsync();
    }
}
