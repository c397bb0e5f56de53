using EventManager.Web.Features.Mailings.Mailbox;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Features.Mailings;

/// <summary>The outbox and the jobs as organisers and administrators see them.</summary>
internal static class MailingsModule
{
    public static void AddMailings(this IServiceCollection services)
    {
        services.AddSingleton<ListMails>();
        services.AddTable<EventMailTable>();
        services.AddTable<HouseMailTable>();
        services.AddSingleton<RegisteredTeller>();
        services.AddTaskKind<TellRegisteredTask>();
        services.AddSingleton<ListJobs>();
        services.AddSingleton<SendMailAgainHandler>();
        services.AddSingleton<WithholdMailHandler>();
        services.AddSingleton<RestoredMails>();
        services.AddSingleton<SaveWordingHandler>();
        services.AddSingleton<PreviewWording>();
        services.AddSingleton<WordingVersions>();
        services.AddSingleton<SendWordingTestHandler>();
        services.AddMailKind<WordingTestMail>();
        services.AddTextPlace<WordingTexts>();
        services.AddRefusalTexts<MailingsText>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
    }

    public static void MapMailings(this IEndpointRouteBuilder routes)
    {
        routes.MapDevelopmentMailbox();
        routes.MapTable<EventMailTable>("/organise/events/{slug}/mails", Policies.EventOrganiser);
        routes.MapTable<HouseMailTable>("/organise/administration/mails", Policies.Administrator);
    }
}
