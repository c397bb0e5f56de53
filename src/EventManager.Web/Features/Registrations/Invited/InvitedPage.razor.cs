using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Invited;

/// <summary>The answer to an invitation by name, behind its personal link. Works without JavaScript.</summary>
public sealed partial class InvitedPage
{
    private IReadOnlyList<Refusal> errors = [];
    private IReadOnlyList<GivenAnswer> given = [];

    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    [SupplyParameterFromForm(FormName = "reply")]
    internal InvitedForm? Form { get; set; }

    [Inject]
    private IStringLocalizer<InvitedText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private InvitedQuery Query { get; set; } = null!;

    [Inject]
    private ReplyHandler Replies { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private InvitedModel? Model { get; set; }

    private Refusal? Over => Model!.Event.WhyClosedByHand(Clock.GetUtcNow());

    private bool AsksForFile => Model!.Questions.Any(q => q.Kind is QuestionKind.File);

    protected override async Task OnInitializedAsync()
    {
        // Behind a secret link: never in a shared cache.
        Http.Response.Headers.CacheControl = "no-store";
        Model = await Query.OpenAsync(Token, Http.RequestAborted);
        if (Model is null)
            Http.Response.IsNotFoundInItsOwnWords();
        else
            Form ??= InvitedForm.Of(Model.Invitation);
    }

    protected override async Task KeepTypedAsync()
    {
        if (Model is not null)
            given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Stop);
    }

    private async Task ReplyAsync()
    {
        if (Model is null)
            return;
        given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Http.RequestAborted);
        var result = await Replies.HandleAsync(Model, Form!.ToAnswer() with { Answers = given }, Http.RequestAborted);
        if (result.IsRefused)
            errors = result.Refusals;
        else
            Navigation.NavigateTo($"/i/{Token}?saved=true");
    }

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? Refusals.Say(error) : null;
}

/// <summary>What the form sends, as typed.</summary>
internal sealed class InvitedForm
{
    public InvitationReply Reply { get; set; }

    public bool WithGuest { get; set; }

    public string? Guest { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Dietary { get; set; }

    public string? Access { get; set; }

    public static InvitedForm Of(Invitation invitation) =>
        new()
        {
            Reply = invitation.Reply,
            WithGuest = invitation.GuestName.Length > 0,
            Guest = invitation.GuestName,
            Dietary = invitation.DietaryNeeds,
            Access = invitation.AccessNeeds,
        };

    public InvitationAnswer ToAnswer() =>
        // A number is read as an answer that there is none of.
        new(
            Enum.IsDefined(Reply) ? Reply : InvitationReply.None,
            WithGuest ? Guest ?? "" : null,
            new Person(FirstName ?? "", LastName ?? "", Email ?? ""),
            new(Dietary, Access)
        );
}
