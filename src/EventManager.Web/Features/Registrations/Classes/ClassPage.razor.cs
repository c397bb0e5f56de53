using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Pages;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>A teacher books for a class. Works without JavaScript; what was typed stays where something is refused.</summary>
public sealed partial class ClassPage
{
    private IReadOnlyList<Refusal> errors = [];
    private IReadOnlyList<GivenAnswer> given = [];
    private IReadOnlyList<SchoolChoice> schools = [];

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>Key of an event that is found by its link only.</summary>
    [SupplyParameterFromQuery(Name = "k")]
    public string? LinkKey { get; set; }

    /// <summary>Token of an invitation.</summary>
    [SupplyParameterFromQuery(Name = "i")]
    public string? Invitation { get; set; }

    [SupplyParameterFromForm(FormName = "class")]
    internal ClassForm? Form { get; set; }

    [Inject]
    private IStringLocalizer<ClassText> Text { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RegistrationText> Words { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private RegistrationPageQuery Query { get; set; } = null!;

    [Inject]
    private SchoolChoices Schools { get; set; } = null!;

    [Inject]
    private RegisterByFormHandler Register { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IOptions<PrivacyOptions> Privacy { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private RegistrationPageModel? Model { get; set; }

    private Refusal? Closed { get; set; }

    private bool AsksForFile => Model!.Questions.Any(q => q.Kind is QuestionKind.File);

    private string Title => Model!.Event.Title.In(Languages.Current);

    private int MostPeople => Model!.ForClasses!.MaxPartySize ?? Model.Event.MaxPartySize;

    private string ConsentWords => Words["ConsentHelp", Privacy.Value.KeepDaysAfterEvent];

    private string EventAddress => "/e/" + Slug + Http.Request.QueryString.Value;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new ClassForm();
        Model = await Query.FindAsync(Slug, LinkKey, Invitation, Http.RequestAborted);
        if (Model?.ForClasses is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Closed = Model.Event.WhyClosed(Clock.GetUtcNow());
        if (Closed is null && Model is { Free: 0, Event.HasWaitingList: false })
            Closed = RegistrationRefusals.SoldOut;
        schools = await Schools.ListAsync(Http.RequestAborted);
    }

    protected override async Task KeepTypedAsync()
    {
        if (Model is not null)
            given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Stop);
    }

    private async Task SubmitAsync()
    {
        if (Model?.ForClasses is null)
            return;
        given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Http.RequestAborted);
        if (string.IsNullOrEmpty(Form!.Website))
        {
            var result = Form.Consent ? await Register.HandleAsync(Command(), Http.RequestAborted) : Incomplete();
            if (result.IsRefused)
            {
                errors = result.Refusals;
                return;
            }
        }
        // The key of an event that is found by its link goes along: the next page asks for it, too.
        Navigation.NavigateTo($"/e/{Slug}/sent{Http.Request.QueryString.Value}");
    }

    private RegisterVisitor Command()
    {
        var details = Form!.ToDetails(schools);
        return new(Slug, new Person(Form.FirstName ?? "", Form.LastName ?? "", Form.Email ?? ""), Languages.Current, details.People)
        {
            Category = Model!.ForClasses!.Code,
            Class = details,
            Answers = given,
            WishedSlots = Form.Wishes,
            Consents = [("privacy", TextVersions.Of(ConsentWords))],
            HasAccess = Model.Event.Visibility is EventVisibility.Link,
        };
    }

    /// <summary>Without the tick nothing is stored, but everything else that is wrong is said at once.</summary>
    private Result<Done> Incomplete()
    {
        var command = Command();
        var refusals = RegistrationRules.Check(Model!.Event, command.Person, command.Language, 1, null, MostPeople);
        refusals.AddRange(ClassRules.Check(command.Class!, MostPeople));
        AnswerRules.Judge(Model.Questions, command.CategoryCode, given, later: false, refusals);
        refusals.Add(RegistrationRefusals.ConsentMissing);
        return refusals;
    }

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? Refusals.Say(error) : null;
}
