using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Mailings.News;

/// <summary>News by mail: who wants them, and what is written to them.</summary>
internal static class NewsModule
{
    public static void AddNews(this IServiceCollection services)
    {
        services.AddSingleton<NewsWords>();
        services.AddSingleton<NewsLinks>();
        services.AddSingleton<AskForNewsHandler>();
        services.AddSingleton<ConfirmNewsHandler>();
        services.AddSingleton<ChangeNewsHandler>();
        services.AddMailKind<NewsConfirmMail>();
        services.AddTextPlace<NewsletterTexts>();
        services.AddRefusalTexts<NewsText>();
    }
}
