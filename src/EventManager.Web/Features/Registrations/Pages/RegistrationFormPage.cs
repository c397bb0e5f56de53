using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>A form by which somebody registers. Works without JavaScript; what was typed stays where something is refused.</summary>
[TakesFiles]
public abstract class RegistrationFormPage : PublicForm
{
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private IStringLocalizer<RegistrationText> Plain { get; set; } = null!;

    internal IStringLocalizer<RegistrationText> Words => FormalWords.Of(Plain, Voice);

    /// <summary>Of the form's readers.</summary>
    internal virtual Voice Voice => Model is null ? Voice.Visitor : FormalWords.VoiceOf(Model.Event.Kind);

    [Inject]
    internal RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private RegistrationPageQuery Query { get; set; } = null!;

    [Inject]
    private RegisterByFormHandler Register { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RetentionRules Retention { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    internal RegistrationPageModel? Model { get; private set; }

    /// <summary>Why nobody can register now; null where one can.</summary>
    internal Refusal? Closed { get; private set; }

    /// <summary>What the event's page says about registering.</summary>
    internal RegistrationOffer Offer => RegistrationOffers.Of(Model!.Event, Model.Event.Seats.Count, Clock.GetUtcNow());

    internal IReadOnlyList<Refusal> Errors { get; private set; } = [];

    internal IReadOnlyList<GivenAnswer> Given { get; private set; } = [];

    internal abstract IRegistrationForm Typed { get; }

    internal string Title => Model!.Event.Title.In(Languages.Current);

    internal string ConsentWords =>
        Words.Plural("ConsentHelp", KeptDays, When.Date(Model!.Event.EndsAt.AddDays(KeptDays), Model.Event.TimeZone));

    private int KeptDays => Retention.Days(Model!.Event.Kind, "registration");

    internal string EventAddress => AddressOf("");

    /// <summary>Another page of the event. What opened this one goes along.</summary>
    internal string AddressOf(string page) => EventKeys.Address(Http, Slug, page);

    internal string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field) is { } error ? Say(error) : null;

    internal string Say(Refusal refusal) => Refusals.Say(refusal, Voice);

    internal async Task SubmitAsync()
    {
        if (Model is null)
            return;
        await KeepTypedAsync();
        var command = Command() with
        {
            Answers = Given,
            Consents = [("privacy", TextVersions.Of(ConsentWords))],
            HasAccess = Model.Event.Visibility is EventVisibility.Link,
        };
        // Nothing is promised that is not done: who is no machine after all reads how to go on.
        if (!string.IsNullOrEmpty(Typed.Trap))
            Errors = [RegistrationRefusals.TrapFilled];
        else
            Errors = Typed.Consent ? (await Register.HandleAsync(command, Stop)).Refusals : Incomplete(command);
        if (Errors.Count > 0)
            return;
        Navigation.NavigateTo(AddressOf(SentPage));
    }

    protected override async Task OnInitializedAsync()
    {
        Model = await Query.FindAsync(Slug, EventKeys.Of(Http), Stop);
        if (Model is null || !IsFor(Model))
        {
            Model = null;
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Closed = Model.Event.WhyClosed(Clock.GetUtcNow());
        if (Closed is null && Model is { Free: 0, Event.HasWaitingList: false })
            Closed = RegistrationRefusals.SoldOut;
    }

    protected override async Task KeepTypedAsync()
    {
        if (Model is not null)
            Given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Stop);
    }

    /// <summary>What comes after it, in the same voice.</summary>
    private protected virtual string SentPage => "/sent";

    /// <summary>False for an event that does not have this form.</summary>
    private protected virtual bool IsFor(RegistrationPageModel model) => true;

    /// <summary>Who wants to come, as typed; answers and consent are added here.</summary>
    private protected abstract RegisterVisitor Command();

    /// <summary>What is wrong with the form's own fields.</summary>
    private protected abstract IEnumerable<Refusal> Check(RegisterVisitor command);

    /// <summary>Without the tick nothing is stored, but everything else that is wrong is said at once.</summary>
    private List<Refusal> Incomplete(RegisterVisitor command)
    {
        var refusals = Check(command).ToList();
        AnswerRules.Judge(Model!.Questions, command.CategoryCode, Given, later: false, refusals);
        refusals.Add(RegistrationRefusals.ConsentMissing);
        return refusals;
    }
}

/// <summary>What every such form sends.</summary>
internal interface IRegistrationForm
{
    bool Consent { get; }

    /// <summary>Only machines fill this in.</summary>
    string? Trap { get; }
}
