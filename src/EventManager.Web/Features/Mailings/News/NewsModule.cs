using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Lists;
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
        services.AddSingleton<EndSubscriptionHandler>();
        services.AddSingleton<SaveNewsletterHandler>();
        services.AddSingleton<SendNewsletterHandler>();
        services.AddSingleton<StopNewsletterHandler>();
        services.AddSingleton<NewsletterHandlers>();
        services.AddSingleton<NewsletterReaders>();
        services.AddSingleton<PreviewNewsletter>();
        services.AddSingleton<CheckNewsletter>();
        services.AddSingleton<NewsletterQuery>();
        services.AddList<NewsletterList>();
        services.AddList<SubscriberList>();
        services.AddSweep<NewsletterSweep>();
        services.AddMailKind<NewsConfirmMail>();
        services.AddMailKind<NewsletterMail>();
        services.AddMailKind<NewsletterTestMail>();
        services.AddTextPlace<NewsletterTexts>();
        services.AddRefusalTexts<NewsText>();
        services.AddRefusalTexts<NewsletterText>();
    }
}
