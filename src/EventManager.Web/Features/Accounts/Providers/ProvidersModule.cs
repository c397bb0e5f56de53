using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>Signing in by somebody else's word (OpenID Connect), and doing without our own passwords.</summary>
internal static class ProvidersModule
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddValidatedOptions<SignInOptions>(SignInOptions.Section);
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsCheck>();
        services.AddProviderSchemes();
        services.AddRefusalTexts<ProviderText>();
        services.AddSingleton<ProviderConfiguration>();
        services.AddSingleton<ProviderRights>();
        services.AddSingleton<LocalAccounts>();
        services.AddSingleton<ProviderLogins>();
        services.AddSingleton<LogoutTokens>();
        services.AddScoped<ProviderSessions>();
        services.AddScoped<ProviderLeaving>();
        services.AddScoped<SignInByProviderHandler>();
        services.AddScoped<EmergencyCodes>();
    }
}
