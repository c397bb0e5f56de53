using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Audit;

/// <summary>What the chain is like.</summary>
/// <param name="First">The oldest entry that is kept.</param>
/// <param name="Last">The head.</param>
/// <param name="Hash">The head's, in hexadecimal digits.</param>
/// <param name="BrokenAt">The first entry that does not say what it said; null where all is whole.</param>
internal sealed record ChainState(long First, long Last, string Hash, long? BrokenAt);

/// <summary>
/// Puts entries into the chain after they were written: many write at once, on several nodes, and must not wait for each other. The
/// unique number lets one node through.
/// </summary>
internal sealed class AuditChain(IDbContextFactory<EventDb> databases)
{
    private const int Batch = 500;

    /// <returns>How many were put in.</returns>
    public async Task<int> ExtendAsync(CancellationToken stop)
    {
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            var count = await ExtendOnceAsync(stop);
            done += count;
            if (count < Batch)
                break;
        }
        return done;
    }

    /// <summary>Looks at every entry that is kept.</summary>
    public async Task<ChainState?> VerifyAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        ChainState? state = null;
        byte[]? before = null;
        var chained = db.Audit.AsNoTracking().Where(entry => entry.Number != null).OrderBy(entry => entry.Number);
        await foreach (var entry in chained.AsAsyncEnumerable().WithCancellation(stop))
        {
            var number = entry.Number!.Value;
            // Of the oldest that is kept, what stood before is gone; the first of all has nothing before it.
            var isWhole = before is not null ? number == state!.Last + 1 && entry.IsWhole(before) : number > 1 || entry.IsWhole([]);
            state = new(
                state?.First ?? number,
                number,
                Convert.ToHexStringLower(entry.Hash!),
                state?.BrokenAt ?? (isWhole ? null : number)
            );
            before = entry.Hash;
        }
        return state;
    }

    public async Task<(long Number, string Hash)?> HeadAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await LastAsync(db, stop) is { Number: { } number, Hash: { } hash } ? (number, Convert.ToHexStringLower(hash)) : null;
    }

    /// <summary>Forgets what is over; the head stays, since the next one hangs on it.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await LastAsync(db, stop) is not { Number: { } last })
            return 0;
        // From the oldest on, so that what is left has no gap.
        var until = await db.Audit.Where(entry => entry.Number != null && entry.At >= before).MinAsync(entry => entry.Number, stop) ?? last;
        return await db.Audit.Where(entry => entry.Number < until).ExecuteDeleteAsync(stop);
    }

    private async Task<int> ExtendOnceAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var fresh = await db
            .Audit.Where(entry => entry.Number == null)
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id)
            .Take(Batch)
            .ToListAsync(stop);
        if (fresh.Count == 0)
            return 0;
        var last = await LastAsync(db, stop);
        var (number, before) = (last?.Number ?? 0, last?.Hash ?? []);
        foreach (var entry in fresh)
        {
            entry.Chain(++number, before);
            before = entry.Hash!;
        }
        try
        {
            await db.SaveChangesAsync(stop);
            return fresh.Count;
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || DbErrors.IsDuplicate(error))
        {
            // Another node was faster; the next look finds what it left.
            return 0;
        }
    }

    private static Task<AuditEntry?> LastAsync(EventDb db, CancellationToken stop) =>
        db.Audit.AsNoTracking().Where(entry => entry.Number != null).OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(stop);
}
