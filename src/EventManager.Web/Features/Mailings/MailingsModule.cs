using EventManager.Web.Features.Mailings.Mailbox;
using EventManager.Web.Platform.Localisation;

namespace EventManager.Web.Features.Mailings;

/// <summary>The outbox and the jobs as organisers and administrators see them.</summary>
internal static class MailingsModule
{
    public static void AddMailings(this IServiceCollection services)
    {
        services.AddSingleton<ListMails>();
        services.AddSingleton<ListJobs>();
        services.AddSingleton<SendMailAgainHandler>();
        services.AddSingleton<WithholdMailHandler>();
        services.AddSingleton<SaveWordingHandler>();
        services.AddSingleton<PreviewWording>();
        services.AddTextPlace<WordingTexts>();
        services.AddRefusalTexts<MailingsText>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
    }

    public static void MapMailings(this IEndpointRouteBuilder routes)
    {
        routes.MapDevelopmentMailbox();
        routes.MapMailExport();
    }
}
