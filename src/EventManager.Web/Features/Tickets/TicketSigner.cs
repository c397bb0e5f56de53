using System.Collections.Concurrent;
using System.Security.Cryptography;
using EventManager.Data;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Tickets;

/// <summary>
/// Signs and verifies ticket codes. An event's first key is made when its first ticket is shown; private keys are under Data
/// Protection in the database and unprotected once a process.
/// </summary>
internal sealed class TicketSigner(
    IDbContextFactory<EventDb> databases,
    IDataProtectionProvider protection,
    IOptions<SiteOptions> site,
    TimeProvider clock
) : IDisposable
{
    private readonly ConcurrentDictionary<(Guid EventId, int Number), ECDsa> privateKeys = new();
    private readonly IDataProtector protector = protection.CreateProtector("EventManager.SigningKeys");

    /// <summary>The text of a ticket's QR code: an upper-case address on this server, all in the QR alphanumeric set.</summary>
    public async Task<string> CodeAsync(EventDb db, Guid eventId, Guid ticketId, CancellationToken stop)
    {
        var key = await CurrentAsync(db, eventId, stop);
        return Address(Sign(key, ticketId));
    }

    /// <summary>Codes of several tickets of one event, with one look at the key.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync(EventDb db, Guid eventId, IEnumerable<Guid> ticketIds, CancellationToken stop)
    {
        var key = await CurrentAsync(db, eventId, stop);
        return [.. ticketIds.Select(ticket => Address(Sign(key, ticket)))];
    }

    /// <summary>All keys of an event, oldest first; makes the first where there is none.</summary>
    public async Task<IReadOnlyList<SigningKey>> KeysAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        await CurrentAsync(db, eventId, stop);
        return await db.SigningKeys.AsNoTracking().Where(key => key.EventId == eventId).OrderBy(key => key.Number).ToListAsync(stop);
    }

    /// <summary>
    /// A new key signs from now on; the caller saves. What the older ones signed stays valid, unless they are revoked with it.
    /// </summary>
    public async Task<int> RotateAsync(EventDb db, Guid eventId, bool revokeOlder, CancellationToken stop)
    {
        var keys = await db.SigningKeys.Where(key => key.EventId == eventId).ToListAsync(stop);
        var now = clock.GetUtcNow();
        foreach (var key in keys)
        {
            key.RetiredAt ??= now;
            if (revokeOlder)
                key.RevokedAt ??= now;
        }
        var fresh = Make(eventId, keys.Select(key => key.Number).DefaultIfEmpty(0).Max() + 1, now);
        db.SigningKeys.Add(fresh);
        return fresh.Number;
    }

    public void Dispose()
    {
        foreach (var key in privateKeys.Values)
            key.Dispose();
    }

    private async Task<SigningKey> CurrentAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        if (await FindAsync(db, eventId, stop) is { } existing)
            return existing;
        // In a context of its own: the key must be there even if the caller's transaction is rolled back.
        await using var own = await databases.CreateDbContextAsync(stop);
        own.SigningKeys.Add(Make(eventId, 1, clock.GetUtcNow()));
        try
        {
            await own.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another request made it in the same moment.
        }
        return await FindAsync(own, eventId, stop)
            ?? throw new InvalidOperationException("The event's signing key was revoked without a new one.");
    }

    private static Task<SigningKey?> FindAsync(EventDb db, Guid eventId, CancellationToken stop) =>
        db
            .SigningKeys.AsNoTracking()
            .Where(key => key.EventId == eventId && key.RetiredAt == null && key.RevokedAt == null)
            .OrderByDescending(key => key.Number)
            .FirstOrDefaultAsync(stop);

    private SigningKey Make(Guid eventId, int number, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return new SigningKey(
            eventId,
            number,
            [.. point.X!, .. point.Y!],
            protector.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())),
            now
        );
    }

    private string Sign(SigningKey key, Guid ticketId)
    {
        var privateKey = privateKeys.GetOrAdd((key.EventId, key.Number), _ => Unprotect(key));
        lock (privateKey)
            return new TicketCode(key.EventId, ticketId, TicketCodeKind.Person, (byte)key.Number).Sign(privateKey);
    }

    private ECDsa Unprotect(SigningKey key)
    {
        var privateKey = ECDsa.Create();
        privateKey.ImportPkcs8PrivateKey(Convert.FromBase64String(protector.Unprotect(key.ProtectedPrivateKey)), out _);
        return privateKey;
    }

    private string Address(string code) => site.Value.Address("/T/").ToString().ToUpperInvariant() + code;
}
