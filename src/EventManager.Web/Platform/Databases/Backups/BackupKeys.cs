using System.Security.Cryptography;
using System.Xml.Linq;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>What the database keeps under Data Protection. A purpose that protects a column and is not named here is found by a test.</summary>
/// <param name="Purpose">As it is protected with.</param>
/// <param name="Prefix">Stands before the protected text; what lacks it is none.</param>
internal sealed record ProtectedColumn(string Purpose, string Table, string Column, string Prefix = "")
{
    public static readonly IReadOnlyList<ProtectedColumn> All =
    [
        new("EventManager.SiteSecrets", "SiteSecrets", "ProtectedValue"),
        new("EventManager.SigningKeys", "SigningKeys", "ProtectedPrivateKey"),
        new("EventManager.Authenticator", "AspNetUserTokens", "Value", "sealed:"),
        new("EventManager.ProviderToken", "ProviderSessions", "SealedToken"),
        new("EventManager.ApiAnswers", "IdempotentAnswers", "Body", "sealed:"),
    ];
}

/// <summary>The keys of a backup, opened by a key file as the program would open them.</summary>
internal static class BackupKeys
{
    /// <returns>How many values open; of the first one that does not, where it stands.</returns>
    public static async Task<(int Opened, string? Closed)> OpenAsync(
        IBackup backup,
        IReadOnlyList<XElement> stored,
        KeySeal seal,
        CancellationToken stop
    )
    {
        await using var services = Protection(stored, seal);
        var protection = services.GetRequiredService<IDataProtectionProvider>();
        var opened = 0;
        foreach (var place in ProtectedColumn.All)
        {
            var protector = protection.CreateProtector(place.Purpose);
            var values = await backup.ColumnAsync(place.Table, place.Column, stop) ?? [];
            foreach (var value in values.OfType<string>().Where(v => v.Length > 0 && v.StartsWith(place.Prefix, StringComparison.Ordinal)))
            {
                try
                {
                    // Behind it may stand what it is found by.
                    protector.Unprotect(value[place.Prefix.Length..].Split('\n')[0]);
                    opened++;
                }
                catch (CryptographicException)
                {
                    return (opened, place.Table);
                }
            }
        }
        return (opened, null);
    }

    /// <summary>Something in it is protected. A new installation makes its first key when it first protects something.</summary>
    public static async Task<bool> AreNeededAsync(IBackup backup, CancellationToken stop)
    {
        foreach (var place in ProtectedColumn.All)
        {
            var values = await backup.ColumnAsync(place.Table, place.Column, stop) ?? [];
            if (values.Any(value => value?.Length > place.Prefix.Length && value.StartsWith(place.Prefix, StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    /// <summary>A Data Protection of its own: the program's reads the keys of the database that is running.</summary>
    private static ServiceProvider Protection(IReadOnlyList<XElement> stored, KeySeal seal)
    {
        var services = new ServiceCollection();
        services.AddSingleton(seal);
        services.AddDataProtection().SetApplicationName(Security.DataProtectionSetup.Application).DisableAutomaticKeyGeneration();
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new Stored(stored));
        return services.BuildServiceProvider();
    }

    private sealed class Stored(IReadOnlyList<XElement> keys) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => keys;

        public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("A backup stays as it is.");
    }
}
