using System.Collections.Concurrent;
using System.Security.Cryptography;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Security;

/// <summary>Random keys of this installation: made once, kept in the database under Data Protection, read once a process.</summary>
internal sealed class SiteSecrets(IDbContextFactory<EventDb> databases, IDataProtectionProvider protection)
{
    private readonly ConcurrentDictionary<string, byte[]> known = new();
    private readonly IDataProtector protector = protection.CreateProtector("EventManager.SiteSecrets");

    /// <summary>
    /// All that are asked for. Made at the start: what is made first while somebody holds the one lock for writing (SQLite) would wait for
    /// that somebody, who waits for it.
    /// </summary>
    public static readonly string[] Names =
    [
        "personal-links",
        "mailed-addresses",
        "bounces",
        "calendar-replies",
        "recovery-codes",
        "sign-in-delays",
        "door-pins",
    ];

    /// <summary>Makes those that are missing. What is there is read when it is asked for, and then only read.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var made = await db.SiteSecrets.Select(secret => secret.Name).ToListAsync(stop);
        foreach (var name in Names.Except(made))
            Get(name);
    }

    /// <summary>32 random bytes under a name.</summary>
    public byte[] Get(string name) => known.GetOrAdd(name, Load);

    private byte[] Load(string name)
    {
        using var db = databases.CreateDbContext();
        if (db.SiteSecrets.AsNoTracking().SingleOrDefault(secret => secret.Name == name) is { } stored)
            return Convert.FromBase64String(protector.Unprotect(stored.ProtectedValue));
        var fresh = RandomNumberGenerator.GetBytes(32);
        db.SiteSecrets.Add(new SiteSecret { Name = name, ProtectedValue = protector.Protect(Convert.ToBase64String(fresh)) });
        try
        {
            db.SaveChanges();
            return fresh;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node made it in the same moment: theirs counts.
            using var again = databases.CreateDbContext();
            return Convert.FromBase64String(
                protector.Unprotect(again.SiteSecrets.AsNoTracking().Single(s => s.Name == name).ProtectedValue)
            );
        }
    }
}
