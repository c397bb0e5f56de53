using EventManager.Web.Features.Registrations.Applying;
using EventManager.Web.Features.Registrations.Bulk;
using EventManager.Web.Features.Registrations.Categories;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Features.Registrations.Companies;
using EventManager.Web.Features.Registrations.Guardians;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Features.Registrations.Invited;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Features.Registrations.Organising;
using EventManager.Web.Features.Registrations.OwnData;
using EventManager.Web.Features.Registrations.Pages;
using EventManager.Web.Features.Registrations.Questions;
using EventManager.Web.Features.Registrations.Schools;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Features.Registrations.Waiting;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using EventManager.Web.Ui;

namespace EventManager.Web.Features.Registrations;

/// <summary>Who comes: registering, the waiting list, the personal page.</summary>
internal static class RegistrationsModule
{
    public static void AddRegistrations(this IServiceCollection services)
    {
        services.AddTextPlace<CategoryTexts>();
        services.AddTextPlace<QuestionTexts>();
        services.AddTextPlace<ChoiceTexts>();
        services.AddRefusalTexts<RegistrationText>();
        services.AddRefusalTexts<PartyText>();
        services.AddValidatedOptions<RegistrationOptions>(RegistrationOptions.Section);
        services.AddRegistrationQuestions();
        services.AddApplying();
        services.AddCompanies();
        services.AddInvited();
        services.AddGuardians();
        services.AddRefusalTexts<ImportText>();
        services.AddSingleton<RegistrationImports>();
        services.AddTaskKind<RegistrationImportTask>();
        services.AddTable<RegistrationTable>();
        services.AddSingleton<IEventFilters, RegistrationFilters>();
        services.AddTable<WaitingTable>();
        services.AddTable<WaitingLogTable>();
        services.AddTable<CompanyTable>();
        services.AddTable<SchoolTable>();
        services.AddSingleton<RegistrationQueue>();
        services.AddSingleton<WaitingList>();
        services.AddSweep<WaitingListSweep>();
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
        services.AddSingleton<PersonalCardsQuery>();
        services.AddSingleton<PersonalPageActions>();
        services.AddSingleton<ConfirmPageActions>();
        services.AddSingleton<RegistrationPageQuery>();
        services.AddSingleton<SchoolChoices>();
        services.AddList<SchoolList>();
        services.AddTaskKind<RemoveSchoolsTask>();
        services.AddSingleton<CategoriesQuery>();
        services.AddSingleton<SaveCategoriesHandler>();
        services.AddSingleton<WaitingPageQuery>();
        services.AddList<WaitingListQuery>();
        services.AddRefusalTexts<CategoryText>();
        services.AddSingleton<PersonalPageQuery>();
        services.AddSingleton<OwnDataQuery>();
        services.AddSingleton<PersonDataQuery>();
        services.AddSingleton<EraseOwnDataHandler>();
        services.AddSingleton<EraseNamedRowHandler>();
        services.AddSingleton<EraseGuardianHandler>();
        services.AddList<RegistrationListQuery>();
        services.AddSingleton<RegisterByPhoneHandler>();
        services.AddSingleton<RenewLinkHandler>();
        services.AddSingleton<PhoneSlotsQuery>();
        services.AddSingleton<ReinstateRegistrationHandler>();
        services.AddSingleton<TicketListQuery>();
        services.AddSingleton<ReissueTicketHandler>();
        services.AddSingleton<RevokeTicketHandler>();
        services.AddSingleton<RegistrationDetailQuery>();
        services.AddSingleton<RegistrationTimelineQuery>();
        services.AddSingleton<MailLinkHandler>();
        services.AddSingleton<BulkRegistrations>();
        services.AddTaskKind<SendLinksTask>();
        services.AddTaskKind<ConfirmManyTask>();
        services.AddTaskKind<CancelManyTask>();
        services.AddTaskKind<ReinstateManyTask>();
        services.AddTaskKind<BadgesChosenTask>();
        services.AddSingleton<RegistrationMailTools>();
        services.AddMailKind<ConfirmRegistrationMail>();
        services.AddMailKind<TicketMail>();
        services.AddMailKind<TicketReplacedMail>();
        services.AddMailKind<ReinstatedMail>();
        services.AddMailKind<WaitingMail>();
        services.AddMailKind<OfferMail>();
        services.AddMailKind<OfferExpiredMail>();
        services.AddMailKind<CancelledMail>();
        services.AddMailKind<AgainMail>();
        services.AddSingleton<TicketPictures>();
        services.AddSingleton<ITicketFiles>(all => all.GetRequiredService<TicketPictures>());
        services.AddMailKind<LinkMail>();
        services.AddMailKind<ReminderMail>();
        services.AddMailKind<TimeChangedMail>();
        services.AddSingleton<PersonalCalendar>();
        services.AddMailKind<MessageMail>();
    }

    public static void MapRegistrations(this IEndpointRouteBuilder routes)
    {
        routes.MapCalendarFile();
        routes.MapPersonalCalendar();
        routes.MapOwnDataFile();
        routes.MapOpenPersonalPage();
        routes.MapOpenInList();
        routes.MapTable<RegistrationTable>("/organise/events/{slug}/registrations", Policies.EventOrganiser);
        routes.MapRegistrationFiles();
        routes.MapSendLink();
        routes.MapTable<CompanyTable>("/organise/events/{slug}/companies", Policies.EventOrganiser);
        routes.MapTable<WaitingTable>("/organise/events/{slug}/waiting", Policies.EventOrganiser);
        routes.MapTable<WaitingLogTable>("/organise/events/{slug}/waiting-log", Policies.EventOrganiser);
        routes.MapTable<SchoolTable>("/organise/schools", Policies.CreateEvents);
    }
}
