using System.Xml.Linq;
using EventManager.Data;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>
/// Before the first request: the key that encrypts is here and opens what the database holds. It is made only where nothing needs an older
/// one. What lies open, from before there was such a key, or under an older one, is encrypted by it: that is all there is to a rotation.
/// </summary>
internal static class KeyStart
{
    /// <exception cref="SettingsException">What an administrator has to bring back first.</exception>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken stop)
    {
        var seal = services.GetRequiredService<KeySeal>();
        await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
        var stored = await db.DataProtectionKeys.ToListAsync(stop);
        var read = stored.Where(key => key.Xml is not null).Select(key => (Row: key, Xml: XElement.Parse(key.Xml!))).ToList();
        if (WhyNot(seal, read.Select(key => key.Xml)) is { } why)
            throw new SettingsException(why);
        if (seal.NeedsFile && !File.Exists(seal.Path))
            KeyFile.Make(seal.Path);
        foreach (var (row, xml) in read)
        {
            if (seal.Renewed(xml) is { } renewed)
                row.Xml = renewed.ToString(SaveOptions.DisableFormatting);
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Null where all that is stored can be opened.</summary>
    public static string? WhyNot(KeySeal seal, IEnumerable<XElement> stored)
    {
        var here = seal.Keys.Select(key => key.Id).ToHashSet();
        return stored.SelectMany(KeySeal.NeededBy).FirstOrDefault(id => !here.Contains(id)) is { } lacking
            ? $"the keys in the database are encrypted by {lacking}, which is not here: bring it back from its backup to {seal.Path} "
                + "(Keys:File), or name its certificate (Keys:Certificate, Keys:OlderCertificates). Without it no ticket, link or "
                + "sign-in of this database counts."
            : null;
    }
}
