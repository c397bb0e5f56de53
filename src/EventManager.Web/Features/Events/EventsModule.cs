using EventManager.Web.Features.Events.Changing;
using EventManager.Web.Features.Events.Checklist;
using EventManager.Web.Features.Events.Creating;
using EventManager.Web.Features.Events.Editing;
using EventManager.Web.Features.Events.Inviting;
using EventManager.Web.Features.Events.Listing;
using EventManager.Web.Features.Events.Mails;
using EventManager.Web.Features.Events.Overview;
using EventManager.Web.Features.Events.Picturing;
using EventManager.Web.Features.Events.PublicPages;
using EventManager.Web.Features.Events.Sharing;
using EventManager.Web.Features.Events.Staffing;
using EventManager.Web.Features.Events.Telling;
using EventManager.Web.Features.Events.Templates;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Pictures;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.OutputCaching;

namespace EventManager.Web.Features.Events;

/// <summary>Events: their public pages, and how they are made, changed, moved and called off.</summary>
internal static class EventsModule
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.Configure<OutputCacheOptions>(options => options.AddPolicy(PublicPageCaching.Name, new PublicPageCaching()));
        services.AddSingleton<ListedEventsQuery>();
        services.AddSingleton<PublicEventContents>();
        services.AddSingleton<PublicEventQuery>();
        services.AddSingleton<PictureWorks>();
        services.AddSingleton<HouseLogo>();
        services.AddSingleton<EventPictureQuery>();
        services.AddSingleton<SaveEventPictureHandler>();
        services.AddSingleton<RemoveEventPictureHandler>();
        services.AddTextPlace<EventPictureTexts>();
        services.AddSingleton<PublicCalendar>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<ShareCards>();

        services.AddSingleton<MyEventsQuery>();
        services.AddList<EventListQuery>();
        services.AddSingleton<EventMonthQuery>();
        services.AddSingleton<MyTasksQuery>();
        services.AddSingleton<SourcesQuery>();
        services.AddSingleton<CreateEventHandler>();
        services.AddTaskKind<CopyEventTask>();
        services.AddSingleton<TemplateSeed>();
        services.AddSingleton<TemplatesQuery>();
        services.AddSingleton<SaveTemplateHandler>();

        services.AddChecklist();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<DoorDayQuery>();
        services.AddSingleton<DashboardQuery>();
        services.AddSingleton<StartQuery>();
        services.AddSingleton<EventFormQuery>();
        services.AddSingleton<SaveEventHandler>();
        services.AddSingleton<InvitationsQuery>();
        services.AddList<InvitationListQuery>();
        services.AddTaskKind<RemindChosenTask>();
        services.AddSingleton<InviteHandler>();
        services.AddSingleton<RenewInvitationHandler>();
        services.AddSingleton<RenewEventLinkHandler>();
        services.AddSingleton<InvitationImports>();
        services.AddTaskKind<InvitationImportTask>();
        services.AddTable<InvitationTable>();
        services.AddTable<TeamTable>();
        services.AddSingleton<RemindInvitedHandler>();
        services.AddMailKind<InvitationReminderMail>();
        services.AddMailKind<InvitedMessageMail>();
        services.AddMailKind<TeamMessageMail>();
        services.AddList<TeamListQuery>();
        services.AddSingleton<IEventFilters, TeamFilters>();
        services.AddTaskKind<RemoveFromTeamTask>();
        services.AddSingleton<SetTeamRoleHandler>();
        services.AddSingleton<EventChanges>();
        services.AddSingleton<PublishEventHandler>();
        services.AddSingleton<PostponeEventHandler>();
        services.AddSingleton<CancelEventHandler>();
        services.AddSingleton<ReinstateEventHandler>();
        services.AddSingleton<FinishEventHandler>();
        services.AddSingleton<DeleteDraftHandler>();

        services.AddSingleton<EventMailFacts>();
        services.AddMailKind<EventPostponedMail>();
        services.AddMailKind<EventChangedMail>();
        services.AddMailKind<EventCancelledMail>();
        services.AddMailKind<EventReinstatedMail>();
        services.AddSingleton<IInvolved, InvolvedExhibitors>();
        services.AddSingleton<IInvolved, InvolvedInvited>();
        services.AddSingleton<IInvolved, InvolvedLeads>();
        services.AddSingleton<IInvolved, InvolvedOfficers>();
        services.AddSingleton<TellInvolved>();
        services.AddSingleton<ChangeTeller>();
        services.AddMailKind<PostponedInvolvedMail>();
        services.AddMailKind<CancelledInvolvedMail>();
        services.AddMailKind<ReinstatedInvolvedMail>();
        services.AddMailKind<EventInvitationMail>();
        services.AddTextPlace<EventTexts>();
        services.AddTextPlace<TemplateTexts>();
        services.AddTextPlace<TemplateSessionTexts>();
        services.AddRefusalTexts<EventRefusalText>();
        services.AddRefusalTexts<SlotText>();
        services.AddRefusalTexts<PictureText>();
    }

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapFindEvents();
        PublicCalendar.Map(routes);
        Discovery.Map(routes);
        ShareCards.Map(routes);
        HouseLogo.Map(routes);
        EventPictureFiles.Map(routes);
        routes.MapTable<InvitationTable>("/organise/events/{slug}/invitations", Policies.EventOrganiser);
        routes.MapTable<TeamTable>("/organise/events/{slug}/team", Policies.EventOrganiser);
    }
}
