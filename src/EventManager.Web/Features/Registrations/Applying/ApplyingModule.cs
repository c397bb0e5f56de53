using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Lists;
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
        services.AddList<ApplicationsQuery>();
        services.AddTaskKind<RejectManyTask>();
        services.AddSingleton<SetApprovalHandler>();
        services.AddMailKind<ApplicationReceivedMail>();
        services.AddMailKind<ApplicationAcceptedMail>();
        services.AddMailKind<ApplicationRejectedMail>();
    }
}
