using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Ui.Fields;
using EventManager.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Organising;

/// <summary>Registers a caller.</summary>
public sealed partial class PhonePage
{
    private PhoneForm form = new();
    private FormProblems problems = FormProblems.None;
    private IReadOnlyList<(string Value, string Words)> slots = [];
    private string? message;
    private int done;
    private bool byHandOnly;

    [Inject]
    private RegisterByPhoneHandler Registering { get; set; } = null!;

    [Inject]
    private PhoneSlotsQuery Slots { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        slots = [("", Words["PhoneAnyTime"]), .. await Slots.OfEventAsync(Grant!.EventId, Leaving)];
        byHandOnly = await Slots.IsByHandOnlyAsync(Grant.EventId, Leaving);
    }

    private async Task SaveAsync(FormSaving saving)
    {
        message = null;
        var result = await IsAllowedAsync(StaffRole.Organiser)
            ? await Registering.HandleAsync(new(Grant!.EventId, Grant.UserId, form), Leaving)
            : EventRefusals.NotAllowed;
        problems = new FormProblems(result.Refusals, Refusals);
        if (result.IsRefused)
            return;
        saving.Done();
        var name = $"{PersonNames.Clean(form.FirstName)} {PersonNames.Clean(form.LastName)}".Trim();
        message = Words["PhoneDone." + result.Value.State, name];
        form = new();
        done++;
    }
}
