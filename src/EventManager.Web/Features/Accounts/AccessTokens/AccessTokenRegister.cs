using System.Collections.Concurrent;
using EventManager.Data;
using EventManager.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>
/// Finds the token of a request. What was found is kept for a few seconds, so that a phone that scans as fast as it can costs one
/// read every few seconds, not one a scan. A token that is revoked on this node works no more at once, on others within
/// <see cref="Remember"/>.
/// </summary>
internal sealed class AccessTokenRegister(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>How long a found token is believed without asking the database.</summary>
    public static readonly TimeSpan Remember = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, Known> known = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> used = new();
    private int revocations;

    /// <summary>Null where the text is no token of ours, or one that is revoked, expired or not paired yet.</summary>
    public async ValueTask<VerifiedToken?> FindAsync(string? text, CancellationToken stop)
    {
        if (!AccessTokenText.IsWellFormed(text))
            return null;
        var hash = AccessTokenText.HashOf(text!);
        var key = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();
        if (!known.TryGetValue(key, out var entry) || clock.GetElapsedTime(entry.ReadAt) >= Remember)
        {
            var before = Volatile.Read(ref revocations);
            if (await ReadAsync(hash, now, stop) is not { } token)
            {
                known.TryRemove(key, out _);
                return null;
            }
            entry = new Known(token, clock.GetTimestamp());
            known[key] = entry;
            // Somebody revoked a token while this one was being read: what was read may be older than that.
            if (Volatile.Read(ref revocations) != before)
                known.TryRemove(key, out _);
        }
        if (entry.Token.ExpiresAt <= now)
            return null;
        used[entry.Token.Id] = now;
        return entry.Token;
    }

    /// <summary>Call after the commit that revoked or changed a token.</summary>
    public void Forget(Guid tokenId)
    {
        Interlocked.Increment(ref revocations);
        foreach (var (key, entry) in known)
        {
            if (entry.Token.Id == tokenId)
                known.TryRemove(key, out _);
        }
    }

    /// <summary>Which tokens were used since the last call, and when last; also drops what is no longer believed.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> TakeUses()
    {
        foreach (var (key, entry) in known)
        {
            if (clock.GetElapsedTime(entry.ReadAt) >= Remember)
                known.TryRemove(key, out _);
        }
        var uses = new Dictionary<Guid, DateTimeOffset>();
        foreach (var id in used.Keys)
        {
            if (used.TryRemove(id, out var at))
                uses[id] = at;
        }
        return uses;
    }

    private async Task<VerifiedToken?> ReadAsync(byte[] hash, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var row = await db
            .AccessTokens.AsNoTracking()
            .Where(token => token.Hash == hash && token.RevokedAt == null && token.PairableUntil == null && token.ExpiresAt > now)
            .Select(token => new
            {
                token.Id,
                token.Kind,
                token.Name,
                token.Scopes,
                token.EventId,
                Slug = db.Events.Where(e => e.Id == token.EventId).Select(e => e.Slug).FirstOrDefault(),
                token.ExpiresAt,
                token.KioskBadge,
                token.KioskGate,
                token.KioskHint,
            })
            .SingleOrDefaultAsync(stop);
        return row is null
            ? null
            : new VerifiedToken(row.Id, row.Kind, row.Name, row.Scopes.Split(' ').ToHashSet(), row.EventId, row.Slug, row.ExpiresAt)
            {
                Kiosk = row.KioskBadge is { } badge ? new KioskSetup(badge, row.KioskGate, row.KioskHint) : null,
            };
    }

    private sealed record Known(VerifiedToken Token, long ReadAt);
}
