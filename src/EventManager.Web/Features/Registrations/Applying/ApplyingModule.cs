using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Applying;

/// <summary>Applications: registrations that an organiser decides on.</summary>
internal static class ApplyingModule
{
    public static void AddApplying(this IServiceCollection services)
    {
        services.AddRefusalTexts<ApplyingText>();
        services.AddSingleton<DecideApplicationHandler>();
        services.AddSingleton<ApplicationsQuery>();
        services.AddSingleton<SetApprovalHandler>();
        services.AddMailKind<ApplicationReceivedMail>();
        services.AddMailKind<ApplicationAcceptedMail>();
        services.AddMailKind<ApplicationRejectedMail>();
    }
}
