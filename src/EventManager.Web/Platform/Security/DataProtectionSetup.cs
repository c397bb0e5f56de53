using EventManager.Data;
using EventManager.Web.Platform.Security.Keys;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// Data Protection's keys in the database, so that all nodes share them and a backup holds them; encrypted by a key that does not lie
/// there, so that a copy of the database alone is worth nothing.
/// </summary>
internal static class DataProtectionSetup
{
    /// <summary>Part of what every key is derived from: with another name nothing opens.</summary>
    public const string Application = "EventManager";

    public static void AddSharedDataProtection(this IServiceCollection services)
    {
        services.AddValidatedOptions<KeyOptions>(KeyOptions.Section);
        services.AddSingleton<IValidateOptions<KeyOptions>, KeyOptionsCheck>();
        services.AddSingleton<KeySeal>();
        services.AddDataProtection().SetApplicationName(Application).PersistKeysToDbContext<EventDb>();
        services.AddOptions<KeyManagementOptions>().Configure<KeySeal>((options, seal) => options.XmlEncryptor = seal);
        services.AddSingleton<SiteSecrets>();
        services.AddSingleton<PersonalLinks>();
    }
}
