using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>The click in the mail. Whose time has filled meanwhile chooses another one here, or waits for it.</summary>
public sealed partial class ConfirmPage
{
    private RegistrationFacts? facts;
    private SelfServiceView? view;
    private Refusal? refusal;
    private string? timeError;

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm(FormName = "confirm")]
    internal ConfirmForm? Form { get; set; }

    [Inject]
    private IStringLocalizer<RegistrationText> PlainText { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ConfirmTimeText> PlainTimes { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private ConfirmPageActions Actions { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Voice Voice => facts?.Voice ?? Voice.Visitor;

    private IStringLocalizer<RegistrationText> Text => FormalWords.Of(PlainText, Voice);

    private IStringLocalizer<ConfirmTimeText> Times => FormalWords.Of(PlainTimes, Voice);

    /// <summary>Nobody is asked to click for what is called off or over.</summary>
    private Refusal? Over => facts!.Event.WhyOver(Clock.GetUtcNow());

    private Registration Registration => facts!.Registration;

    /// <summary>No wished time has room for all of them any more.</summary>
    private bool IsTimeGone =>
        view is { Registration: { State: RegistrationState.AwaitingConfirmation, WishedSlots: { Count: > 0 } wishes } }
        && !view.Slots.Any(slot => wishes.Contains(slot.Id) && slot.Free >= Registration.PartySize);

    /// <summary>None of the wished times is to be had any more, not even by waiting.</summary>
    private bool IsTimeOver => !view!.Slots.Any(slot => view.Registration.WishedSlots.Contains(slot.Id));

    private Guid? Chosen => Form!.Chooses ? Form.Slot : view!.Registration.WishedSlots[0];

    protected override async Task OnInitializedAsync()
    {
        Form ??= new ConfirmForm();
        facts = await Actions.Query.OpenAsync(Token, LinkPurpose.Confirm, Stop);
        if (facts is null)
            Http.Response.IsNotFoundInItsOwnWords();
        else if (
            Registration is { IsActive: true, State: not RegistrationState.AwaitingConfirmation }
            && HttpMethods.IsGet(Http.Request.Method)
        )
            Navigation.NavigateTo("/me/" + Actions.Tools.Token(Registration));
        else
        {
            view = await Actions.SelfService.FindAsync(Registration.Id, Stop);
        }
    }

    private async Task SubmitAsync()
    {
        if (facts is null)
            return;
        var refused = await ChangeTimeAsync() ?? (await Actions.Confirm.HandleAsync(Registration.Id, Stop)).Refusal;
        if (refused is null)
        {
            Navigation.NavigateTo($"/me/{Actions.Tools.Token(Registration)}?saved=confirmed");
            return;
        }
        view = await Actions.SelfService.FindAsync(Registration.Id, Stop);
        if (refused.Field == "timeSlotId" && IsTimeGone)
            timeError = Form!.Chooses ? Times["AlsoGone"].Value : null;
        else
            refusal = refused;
    }

    /// <summary>Whoever waits for the times that were wished keeps all of them.</summary>
    private async Task<Refusal?> ChangeTimeAsync()
    {
        var wishes = Registration.WishedSlots;
        if (!Form!.Chooses || (Form.Slot is { } chosen && wishes.Contains(chosen)))
            return null;
        return (await Actions.Time.HandleAsync(new(Registration.Id, Form.Slot), Stop)).Refusal;
    }
}

/// <summary>What the page sends.</summary>
internal sealed class ConfirmForm
{
    /// <summary>The times were shown to choose from.</summary>
    public bool Chooses { get; set; }

    public string? SlotId { get; set; }

    public Guid? Slot => TypedValues.Choice(SlotId);
}

/// <summary>What is asked and done on the page.</summary>
internal sealed record ConfirmPageActions(
    PersonalPageQuery Query,
    SelfServiceQuery SelfService,
    ConfirmRegistrationHandler Confirm,
    ChangeTimeHandler Time,
    RegistrationMailTools Tools
);
