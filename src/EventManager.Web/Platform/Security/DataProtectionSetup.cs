using EventManager.Data;
using Microsoft.AspNetCore.DataProtection;

namespace EventManager.Web.Platform.Security;

/// <summary>Data Protection's keys in the database, so that all nodes share them and a backup holds them.</summary>
internal static class DataProtectionSetup
{
    public static void AddSharedDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("EventManager").PersistKeysToDbContext<EventDb>();
        services.AddSingleton<SiteSecrets>();
        services.AddSingleton<PersonalLinks>();
    }
}
