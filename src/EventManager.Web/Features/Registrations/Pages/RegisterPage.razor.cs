using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>The public form. Works without JavaScript; what was typed stays where something is refused.</summary>
public sealed partial class RegisterPage
{
    private IReadOnlyList<Refusal> errors = [];
    private IReadOnlyList<GivenAnswer> given = [];

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>Key of an event that is found by its link only.</summary>
    [SupplyParameterFromQuery(Name = "k")]
    public string? LinkKey { get; set; }

    /// <summary>Token of an invitation.</summary>
    [SupplyParameterFromQuery(Name = "i")]
    public string? Invitation { get; set; }

    /// <summary>Code of the category that the form is for; the event's visitors without one.</summary>
    [SupplyParameterFromQuery(Name = "category")]
    public string? CategoryCode { get; set; }

    [SupplyParameterFromForm(FormName = "register")]
    internal RegisterForm? Form { get; set; }

    [Inject]
    private IStringLocalizer<RegistrationText> Text { get; set; } = null!;

    [Inject]
    private RefusalWords Refusals { get; set; } = null!;

    [Inject]
    private RegistrationPageQuery Query { get; set; } = null!;

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

    /// <summary>Those who register by this form; classes, companies and invited people have their own.</summary>
    private IEnumerable<TicketCategory> Offered =>
        Model!.Categories.Where(category => category.Form is CategoryForm.Individual or CategoryForm.Group);

    private TicketCategory? Category => Offered.FirstOrDefault(category => category.Code == (CategoryCode ?? TicketCategory.Visitor));

    private string Code => Category?.Code ?? TicketCategory.Visitor;

    private int MostPeople => Category?.MaxPartySize ?? Model!.Event.MaxPartySize;

    private bool AsksForFile => Model!.Questions.Any(q => q.Kind is QuestionKind.File);

    private string Title => Model!.Event.Title.In(Languages.Current);

    private string ConsentWords => Text["ConsentHelp", Privacy.Value.KeepDaysAfterEvent];

    private string EventAddress => "/e/" + Slug + Http.Request.QueryString.Value;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new RegisterForm();
        Model = await Query.FindAsync(Slug, LinkKey, Invitation, Http.RequestAborted);
        if (Model is null)
        {
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
            given = await PostedAnswers.ReadAsync(Http.Request, Model.Questions, Stop);
    }

    private async Task SubmitAsync()
    {
        if (Model is null)
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

    private RegisterVisitor Command() =>
        new(Slug, new Person(Form!.FirstName ?? "", Form.LastName ?? "", Form.Email ?? ""), Languages.Current, Form.PartySize ?? 1)
        {
            Category = Code,
            Organisation = Form.Organisation,
            TimeSlotId = Form.TimeSlotId,
            Consents = [("privacy", TextVersions.Of(ConsentWords))],
            Answers = given,
            IsMinor = Form.IsMinor,
            GuardianEmail = Form.IsMinor == true ? Form.GuardianEmail : null,
            HasAccess = Model!.Event.Visibility is Domain.Events.EventVisibility.Link,
        };

    /// <summary>Without the tick nothing is stored, but everything else that is wrong is said at once.</summary>
    private Result<Done> Incomplete()
    {
        var command = Command();
        var refusals = RegistrationRules.Check(
            Model!.Event,
            command.Person,
            command.Language,
            command.PartySize,
            command.Organisation,
            MostPeople
        );
        AnswerRules.Judge(Model.Questions, Code, given, later: false, refusals);
        refusals.AddRange(GuardianRules.Check(Model.Event, command.IsMinor, command.GuardianEmail, command.Person.Email, later: false));
        refusals.Add(RegistrationRefusals.ConsentMissing);
        return refusals;
    }

    private string? ErrorAt(string field) => errors.FirstOrDefault(error => error.Field == field) is { } error ? Refusals.Say(error) : null;
}
