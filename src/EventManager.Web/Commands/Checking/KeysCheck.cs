using System.Data.Common;
using System.Xml.Linq;
using EventManager.Data;
using EventManager.Web.Platform.Security.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EventManager.Web.Commands.Checking;

/// <summary>What encrypts the keys in the database is here, and opens them.</summary>
internal sealed class KeysCheck : ICheck
{
    public string Item => "keys";

    public async Task<Finding> FindAsync(IServiceProvider services, CancellationToken stop)
    {
        var seal = services.GetRequiredService<KeySeal>();
        if (KeyStart.WhyNot(seal, await StoredAsync(services, stop)) is { } why)
            return Finding.Wrong(why);
        if (!seal.NeedsFile)
            return Finding.Good("a certificate encrypts those in the database; its end does not matter, nobody else relies on it.");
        if (seal.Keys.Count == 0)
            return Finding.Good($"{seal.Path} is made at the first start.");
        return Finding.Good(
            $"{seal.Path} encrypts those in the database."
                + (KeyFile.IsOpenToOthers(seal.Path) ? " Others on this machine may read it: chmod 600." : "")
        );
    }

    /// <summary>None where the database does not answer or has no tables yet, which its own line says.</summary>
    private static async Task<List<XElement>> StoredAsync(IServiceProvider services, CancellationToken stop)
    {
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<EventDb>>().CreateDbContextAsync(stop);
            // A missing file is not made by asking, and what is no table yet is no error in a log.
            if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(stop))
                return [];
            if (!(await db.Database.GetAppliedMigrationsAsync(stop)).Any())
                return [];
            var stored = await db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).ToListAsync(stop);
            return [.. stored.OfType<string>().Select(xml => XElement.Parse(xml))];
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            return [];
        }
    }
}
