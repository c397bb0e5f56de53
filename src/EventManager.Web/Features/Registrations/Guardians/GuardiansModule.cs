using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Mails;

namespace EventManager.Web.Features.Registrations.Guardians;

/// <summary>Guardians' consent for minors.</summary>
internal static class GuardiansModule
{
    public static void AddGuardians(this IServiceCollection services)
    {
        services.AddRefusalTexts<GuardianText>();
        services.AddSingleton<GuardianConsentHandler>();
        services.AddMailKind<GuardianMail>();
    }
}
