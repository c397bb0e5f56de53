using System.Globalization;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.SelfService;

/// <summary>The page around it has verified the link; both parameters come from it.</summary>
public sealed partial class SelfServiceCards
{
    private SelfServiceView? view;
    private IReadOnlyList<Refusal> refusals = [];
    private string? tried;

    /// <summary>As the page has read it.</summary>
    [Parameter, EditorRequired]
    public required SelfServiceView View { get; set; }

    /// <summary>The personal link's token.</summary>
    [Parameter, EditorRequired]
    public required string Token { get; set; }

    [SupplyParameterFromForm(FormName = "class")]
    public ClassForm? Class { get; set; }

    [SupplyParameterFromForm(FormName = "party")]
    public PartyForm? Party { get; set; }

    [SupplyParameterFromForm(FormName = "time")]
    public TimeForm? Time { get; set; }

    [Inject]
    private IStringLocalizer<PartyText> Plain { get; set; } = null!;

    /// <summary>The page's.</summary>
    [CascadingParameter]
    private Voice Voice { get; set; }

    private IStringLocalizer<PartyText> Text => FormalWords.Of(Plain, Voice);

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private SelfServiceQuery Query { get; set; } = null!;

    [Inject]
    private SelfServiceActions Actions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private Guid RegistrationId => View.Registration.Id;

    protected override void OnInitialized()
    {
        view = View;
        Class ??= view?.Class is { } details ? FormOf(details) : new ClassForm();
        Party ??= new PartyForm();
        Time ??= new TimeForm();
    }

    protected override Task KeepTypedAsync()
    {
        tried = Sent;
        return Task.CompletedTask;
    }

    private Task ChangeClassAsync()
    {
        // The school stays as it was booked; a wrong one is a new registration.
        var typed = Class!.ToDetails(null) with
        {
            SchoolId = view!.Class!.SchoolId,
            SchoolName = view.Class.SchoolName,
        };
        return DoAsync("class", () => Actions.Party.HandleAsync(new(RegistrationId, typed.People, typed), Stop));
    }

    private Task ChangePartyAsync() =>
        DoAsync("party", () => Actions.Party.HandleAsync(new(RegistrationId, ClassForm.Number(Party!.People)), Stop));

    private Task ChangeTimeAsync() =>
        DoAsync("time", () => Actions.Time.HandleAsync(new(RegistrationId, TypedValues.Choice(Time!.SlotId)), Stop));

    private async Task DoAsync(string what, Func<Task<Result<Done>>> change)
    {
        if (view is null)
            return;
        var result = await change();
        if (!result.IsRefused)
        {
            Navigation.NavigateTo($"/me/{Token}?saved=true");
            return;
        }
        (tried, refusals) = (what, result.Refusals);
        view = await Query.FindAsync(RegistrationId, Stop);
    }

    private bool IsOpen(string what) => tried == what;

    private string? ErrorAt(string field) => refusals.FirstOrDefault(error => error.Field == field) is { } error ? Say(error) : null;

    private string Say(Refusal what) => Refusals.Say(what, Voice);

    private static ClassForm FormOf(ClassDetails details) =>
        new()
        {
            ClassName = details.ClassName,
            Pupils = details.Pupils.ToString(CultureInfo.InvariantCulture),
            Adults = details.Adults.ToString(CultureInfo.InvariantCulture),
            Level = details.Level,
            Needs = details.Needs,
        };
}

/// <summary>What can be changed, and what the links to it are made with.</summary>
internal sealed record SelfServiceActions(
    ChangePartyHandler Party,
    ChangeTimeHandler Time,
    NamePartyHandler Names,
    PersonalLinks Links,
    IOptions<SiteOptions> Site
);

public sealed class PartyForm
{
    public string? People { get; set; }
}

public sealed class TimeForm
{
    public string? SlotId { get; set; }
}
