using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.Pages;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Features.Registrations;

/// <summary>Who comes: registering, the waiting list, the personal page.</summary>
internal static class RegistrationsModule
{
    public static void AddRegistrations(this IServiceCollection services)
    {
        services.AddRefusalTexts<RegistrationText>();
        services.AddRefusalTexts<PartyText>();
        services.AddValidatedOptions<RegistrationOptions>(RegistrationOptions.Section);
        services.AddSingleton<RegistrationDesk>();
        services.AddSingleton<WaitingList>();
        services.AddSweep<WaitingListSweep>();
        services.AddSweep<ReminderSweep>();
        services.AddSingleton<RegisterHandler>();
        services.AddSingleton<RegisterByFormHandler>();
        services.AddSingleton<ConfirmRegistrationHandler>();
        services.AddSingleton<CancelRegistrationHandler>();
        services.AddSingleton<AcceptOfferHandler>();
        services.AddSingleton<ChangeNameHandler>();
        services.AddSingleton<ChangePartyHandler>();
        services.AddSingleton<ChangeTimeHandler>();
        services.AddSingleton<NamePartyHandler>();
        services.AddSingleton<SelfServiceActions>();
        services.AddSingleton<SelfServiceQuery>();
        services.AddSingleton<JoinPartyQuery>();
        services.AddSingleton<PersonalPageActions>();
        services.AddSingleton<RegistrationPageQuery>();
        services.AddSingleton<SchoolChoices>();
        services.AddSingleton<PersonalPageQuery>();
        services.AddSingleton<RegistrationListQuery>();
        services.AddSingleton<RegistrationMailTools>();
        services.AddMailKind<ConfirmRegistrationMail>();
        services.AddMailKind<TicketMail>();
        services.AddMailKind<WaitingMail>();
        services.AddMailKind<OfferMail>();
        services.AddMailKind<OfferExpiredMail>();
        services.AddMailKind<CancelledMail>();
        services.AddMailKind<AgainMail>();
        services.AddMailKind<ReminderMail>();
    }

    public static void MapRegistrations(this IEndpointRouteBuilder routes)
    {
        routes.MapCalendarFile();
        routes.MapRegistrationExport();
    }
}
