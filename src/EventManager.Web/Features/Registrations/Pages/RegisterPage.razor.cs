using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Registrations.Pages;

/// <summary>The form of one person or a small group.</summary>
public sealed partial class RegisterPage
{
    /// <summary>Code of the category that the form is for; the event's visitors without one.</summary>
    [SupplyParameterFromQuery(Name = "category")]
    public string? CategoryCode { get; set; }

    [SupplyParameterFromForm(FormName = "register")]
    internal RegisterForm? Form { get; set; }

    internal override IRegistrationForm Typed => Form!;

    private IStringLocalizer<ApplyingText> Applying => FormalWords.Of(PlainApplying, Voice);

    /// <summary>Those who register by this form; classes, companies and invited people have their own.</summary>
    private IEnumerable<TicketCategory> Offered =>
        Model!.Categories.Where(category => category.Form is CategoryForm.Individual or CategoryForm.Group);

    private TicketCategory? Category => Offered.FirstOrDefault(category => category.Code == (CategoryCode ?? TicketCategory.Visitor));

    private string Code => Category?.Code ?? TicketCategory.Visitor;

    private int MostPeople => Category?.MaxPartySize ?? Model!.Event.MaxPartySize;

    /// <summary>The form binder makes null of an empty field, too.</summary>
    private bool IsPartySizeSent => Sent == "register" && Http.Request.Form.ContainsKey("Form.PartySize");

    /// <summary>One where the form does not ask; none where it was not understood, which is refused.</summary>
    private int People => IsPartySizeSent ? TypedValues.Whole(Form!.PartySize) ?? 0 : 1;

    protected override void OnInitialized() => Form ??= new RegisterForm();

    private protected override RegisterVisitor Command() =>
        new(Slug, new Person(Form!.FirstName ?? "", Form.LastName ?? "", Form.Email ?? ""), Languages.Current, People)
        {
            Category = Code,
            Organisation = Form.Organisation,
            TimeSlotId = TypedValues.Choice(Form.TimeSlotId),
            IsMinor = Form.IsMinor,
            GuardianEmail = Form.IsMinor == true ? Form.GuardianEmail : null,
        };

    private protected override IEnumerable<Refusal> Check(RegisterVisitor command) =>
        [
            .. RegistrationRules.Check(Model!.Event, command.Person, command.PartySize, command.Organisation, MostPeople),
            .. GuardianRules.Check(Model.Event, command.IsMinor, command.GuardianEmail, command.Person.Email, later: false),
        ];
}
