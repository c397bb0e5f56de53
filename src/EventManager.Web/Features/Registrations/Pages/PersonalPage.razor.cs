using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>What somebody who registered sees behind the secret link: state, ticket, change, cancel.</summary>
public sealed partial class PersonalPage
{
    private IReadOnlyList<Refusal> errors = [];
    private Refusal? refusal;
    private PersonalCards? cards;

    [Parameter]
    public string Token { get; set; } = "";

    /// <summary>What was just done, or that something was.</summary>
    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "change")]
    internal ChangeForm? Change { get; set; }

    [Inject]
    private IStringLocalizer<RegistrationText> Plain { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    private IStringLocalizer<RegistrationText> Text => FormalWords.Of(Plain, Voice);

    private Voice Voice => Model?.Facts.Voice ?? Voice.Visitor;

    [Inject]
    private PersonalPageQuery Query { get; set; } = null!;

    [Inject]
    private PersonalPageActions Actions { get; set; } = null!;

    [Inject]
    private PersonalCalendar Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private PersonalPageModel? Model { get; set; }

    private Registration Registration => Model!.Facts.Registration;

    private Event Event => Model!.Facts.Event;

    /// <summary>By this scheme a calendar program asks to subscribe, where a file would only be read once.</summary>
    private string FeedAddress => "webcal" + Feed.AddressOf(Registration).AbsoluteUri[Uri.UriSchemeHttp.Length..].TrimStart('s');

    /// <summary>Called off, or over: the page is to read only.</summary>
    private Refusal? Over => Event.WhyOver(Clock.GetUtcNow());

    /// <summary>What was pressed on a page from before the end is answered in words: its form must be there to take it.</summary>
    private bool IsReadOnly => Over is not null && (refusal is not null || HttpMethods.IsGet(Http.Request.Method));

    private bool IsCalledOff => Event.State is EventState.Cancelled;

    /// <summary>There is a seat, and still something to do.</summary>
    private bool NeedsConsent => Registration is { State: RegistrationState.Confirmed, GuardianConsent: GuardianConsent.Missing };

    /// <summary>Only while it is so: the address is kept, and opened again later.</summary>
    private string? JustDone =>
        Saved switch
        {
            "confirmed" when Registration.IsActive => Text["SavedConfirmed"].Value,
            "accepted" when Registration.State is RegistrationState.Confirmed => Text["SavedAccepted"].Value,
            "declined" when Registration.State is RegistrationState.Cancelled => Text["SavedDeclined"].Value,
            "cancelled" when Registration.State is RegistrationState.Cancelled => Text["SavedCancelled"].Value,
            _ => TypedValues.Flag(Saved) ? Text["Saved"].Value : null,
        };

    private string Heading =>
        IsCalledOff ? Text["EventCancelledTitle"]
        : Over is not null && Registration.IsActive ? Text["EventOverTitle"]
        : NeedsConsent ? Text["StateNeedsConsent"]
        : Text["State" + Registration.State];

    private string StateWords =>
        IsCalledOff ? Text["EventCancelledText", Event.Title.In(Languages.Current)]
        : Over is not null ? Text["EventOverText"]
        : NeedsConsent ? Text["StateNeedsConsentText"]
        : Registration.State switch
        {
            RegistrationState.Waitlisted => Text["StateWaitlistedText", Model!.WaitingPosition ?? 1],
            RegistrationState.Offered => Text["StateOfferedText", When.DayTime(Registration.OfferExpiresAt!.Value, Event.TimeZone)],
            // Who declined an offer or gave up waiting never had a ticket.
            RegistrationState.Cancelled when Registration.ConfirmedAt is null => Text["StateNoTicketText"],
            _ => Text[$"State{Registration.State}Text"],
        };

    protected override async Task OnInitializedAsync()
    {
        Change ??= new ChangeForm();
        Model = await Query.FindAsync(Token, Http.RequestAborted);
        // Behind a secret link: never in a shared cache.
        Http.Response.Headers.CacheControl = "no-store";
        if (Model is null)
            Http.Response.IsNotFoundInItsOwnWords();
        else
            cards = await Actions.Cards.FindAsync(Registration, Http.RequestAborted);
    }

    private Task AcceptAsync() => DoAsync("accepted", () => Actions.Accept.HandleAsync(Registration.Id, Http.RequestAborted));

    private Task DeclineAsync() => DoAsync("declined", () => Actions.Cancel.HandleAsync(Registration.Id, Http.RequestAborted));

    private Task CancelAsync() => DoAsync("cancelled", () => Actions.Cancel.HandleAsync(Registration.Id, Http.RequestAborted));

    private async Task ChangeAsync()
    {
        if (Model is null)
            return;
        if (Over is { } over)
        {
            refusal = over;
            return;
        }
        var result = await Actions.Change.HandleAsync(
            Registration.Id,
            Change!.FirstName ?? "",
            Change.LastName ?? "",
            Change.Organisation,
            Http.RequestAborted
        );
        if (result.IsRefused)
            errors = result.Refusals;
        else
            Navigation.NavigateTo($"/me/{Token}?saved=true");
    }

    private async Task DoAsync(string done, Func<Task<Result<Done>>> act)
    {
        if (Model is null)
            return;
        var result = await act();
        if (!result.IsRefused)
        {
            Navigation.NavigateTo($"/me/{Token}?saved={done}");
            return;
        }
        refusal = result.Refusal;
        Model = await Query.FindAsync(Token, Http.RequestAborted);
    }

    private string Say(Refusal what) => Refusals.Say(what, Voice);

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? Say(error) : null;
}

/// <summary>What the change form sends, as typed.</summary>
internal sealed class ChangeForm
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Organisation { get; set; }
}

/// <summary>What can be done on the personal page.</summary>
internal sealed record PersonalPageActions(
    PersonalCardsQuery Cards,
    AcceptOfferHandler Accept,
    CancelRegistrationHandler Cancel,
    ChangeNameHandler Change
);
