using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Pages;
using EventManager.Web.Platform.Localisation;
using Microsoft.AspNetCore.Components;

namespace EventManager.Web.Features.Registrations.Classes;

/// <summary>A teacher books for a class.</summary>
public sealed partial class ClassPage
{
    private IReadOnlyList<SchoolChoice> schools = [];
    private SchoolChoice? listed;

    [SupplyParameterFromForm(FormName = "class")]
    internal ClassForm? Form { get; set; }

    internal override IRegistrationForm Typed => Form!;

    private TicketCategory ForClasses => Model!.ForClasses!;

    private int MostPeople => ForClasses.MaxPartySize ?? Model!.Event.MaxPartySize;

    internal override Voice Voice => Voice.Class;

    protected override void OnInitialized() => Form ??= new ClassForm();

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Model is null)
            return;
        schools = await Schools.ListAsync(Stop);
        listed = await Schools.FindAsync(Form!.School, Stop);
    }

    private protected override string SentPage => "/class/sent";

    private protected override bool IsFor(RegistrationPageModel model) => model.ForClasses is not null;

    private protected override RegisterVisitor Command()
    {
        var details = Form!.ToDetails(listed);
        return new(Slug, new Person(Form.FirstName ?? "", Form.LastName ?? "", Form.Email ?? ""), Languages.Current, details.People)
        {
            Category = ForClasses.Code,
            Class = details,
            WishedSlots = Form.Wishes,
        };
    }

    private protected override IEnumerable<Refusal> Check(RegisterVisitor command) =>
        [.. RegistrationRules.Check(Model!.Event, command.Person, 1, null, MostPeople), .. ClassRules.Check(command.Class!, MostPeople)];
}
