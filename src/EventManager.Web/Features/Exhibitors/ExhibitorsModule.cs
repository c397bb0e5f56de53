using EventManager.Web.Features.Exhibitors.Api;
using EventManager.Web.Features.Exhibitors.Applying;
using EventManager.Web.Features.Exhibitors.Booths;
using EventManager.Web.Features.Exhibitors.Guide;
using EventManager.Web.Features.Exhibitors.Importing;
using EventManager.Web.Features.Exhibitors.Logos;
using EventManager.Web.Features.Exhibitors.Organising;
using EventManager.Web.Features.Exhibitors.Own;
using EventManager.Web.Features.Exhibitors.Plan;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Attaching;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Exhibitors;

/// <summary>Companies that show themselves: they apply, are decided on, get a booth on the plan, and stand in the guide.</summary>
internal static class ExhibitorsModule
{
    public static void AddExhibitors(this IServiceCollection services)
    {
        services.AddTextPlace<ExhibitorTexts>();
        services.AddTextPlace<OccupationTexts>();
        services.AddRefusalTexts<ExhibitorsText>();
        services.AddSingleton<FairQuery>();
        services.AddSingleton<OccupationCatalogue>();
        services.AddSingleton<ApplyHandler>();
        services.AddSingleton<OwnExhibitors>();
        services.AddSingleton<OwnLogos>();
        services.AddSingleton<SaveLogoHandler>();
        services.AddSingleton<VisitorInterestsQuery>();
        services.AddSingleton<DecideExhibitorHandler>();
        services.AddSingleton<RenewExhibitorLinkHandler>();
        services.AddSingleton<EnterExhibitorHandler>();
        services.AddSingleton<ExhibitorImports>();
        services.AddTaskKind<ExhibitorImportTask>();
        services.AddTaskKind<AcceptManyTask>();
        services.AddTaskKind<DeclineManyTask>();
        services.AddSingleton<ExhibitorFormQuery>();
        services.AddList<ExhibitorListQuery>();
        services.AddSingleton<IEventFilters, ExhibitorFilters>();
        services.AddSingleton<ExhibitorDetailQuery>();
        services.AddSingleton<PlanQuery>();
        services.AddSingleton<IMadeFile, PlanFile>();
        services.AddSingleton<PlaceBoothHandler>();
        services.AddSingleton<AddBoothsHandler>();
        services.AddSingleton<AssignBoothHandler>();
        services.AddSingleton<DeleteBoothHandler>();
        services.AddList<BoothListQuery>();
        services.AddTaskKind<FreeBoothsTask>();
        services.AddTable<BoothsTable>();
        services.AddSingleton<GuideQuery>();
        services.AddSingleton<FairTeaserQuery>();
        services.AddTable<ExhibitorTable>();
        services.AddMailKind<ExhibitorAppliedMail>();
        services.AddMailKind<ExhibitorAcceptedMail>();
        services.AddMailKind<ExhibitorWaitingMail>();
        services.AddMailKind<ExhibitorDeclinedMail>();
        services.AddMailKind<ExhibitorLinkMail>();
        services.AddMailKind<ExhibitorReminderMail>();
        services.AddMailKind<ExhibitorMessageMail>();
    }

    public static void MapExhibitors(this IEndpointRouteBuilder routes)
    {
        routes.MapTable<ExhibitorTable>("/organise/events/{slug}/exhibitors", Policies.EventOrganiser);
        routes.MapTable<BoothsTable>("/organise/events/{slug}/booths", Policies.EventOrganiser);
        routes.MapExhibitorApi();
        LogoFiles.Map(routes);
    }
}
