using System.Xml.Linq;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>Data Protection's keys in the database, so that all nodes share them and a backup holds them.</summary>
internal sealed class DataProtectionRepository(IDbContextFactory<EventDb> databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return
        [
            .. db.DataProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.DataProtectionKeys.Add(
            new DataProtectionKeyRow { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
        );
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // The same key, stored by another node in the same moment.
        }
    }
}

internal static class DataProtectionSetup
{
    public static void AddSharedDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("EventManager");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DataProtectionRepository(provider.GetRequiredService<IDbContextFactory<EventDb>>())
        ));
        services.AddSingleton<SiteSecrets>();
        services.AddSingleton<PersonalLinks>();
    }
}
