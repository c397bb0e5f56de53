using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;

namespace EventManager.Web.Platform.Audit;

/// <summary>Who did what, so that nobody can change it unseen.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddValidatedOptions<AuditOptions>(AuditOptions.Section);
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ActorNames>();
        services.AddSingleton<LastChangeQuery>();
        services.AddSingleton<AuditActions>();
        services.AddSingleton<AuditOrigins>();
        services.AddSingleton<AuditChain>();
        services.AddSweep<AuditSweep>();
        services.AddMailKind<AuditHeadMail>();
    }
}
