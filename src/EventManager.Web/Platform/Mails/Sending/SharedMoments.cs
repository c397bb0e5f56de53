using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Sending;

/// <summary>
/// Places in a row, and leases, of all nodes together: whoever changes the moment says what it was, so that two never get the same.
/// </summary>
internal sealed class SharedMoments(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <summary>What lies further ahead was written by a clock that went wrong.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(1);

    /// <summary>Takes places, one every <paramref name="step"/>: as many as begin within <paramref name="reach"/>.</summary>
    /// <returns>When the first is, how many were to be had, and when the next would be.</returns>
    public async Task<Places> ReserveAsync(
        string name,
        TimeSpan step,
        int most,
        TimeSpan reach,
        CancellationToken stop,
        DateTimeOffset notBefore = default
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        while (true)
        {
            var now = clock.GetUtcNow();
            var seen = await SeenAsync(db, name, stop);
            var earliest = notBefore > now ? notBefore : now;
            var first = seen is { } next && next > earliest && next - now < Furthest ? next : earliest;
            var count = first - now > reach ? 0 : (int)Math.Clamp((now + reach - first) / step + 1, 0, most);
            var places = new Places(first, count, first + (step * count));
            if (count == 0 || await MoveAsync(db, name, seen, places.Next, stop))
                return places;
        }
    }

    /// <summary>Takes a lease; false where somebody has it.</summary>
    public async Task<bool> TakeAsync(string name, TimeSpan length, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var seen = await SeenAsync(db, name, stop);
        return (seen is null || seen <= now || seen - now > Furthest) && await MoveAsync(db, name, seen, now + length, stop);
    }

    /// <summary>Gives a lease back before its time.</summary>
    public async Task ReleaseAsync(string name)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.SharedMoments.Where(m => m.Name == name).ExecuteUpdateAsync(set => set.SetProperty(m => m.At, now));
    }

    private static Task<DateTimeOffset?> SeenAsync(EventDb db, string name, CancellationToken stop) =>
        db.SharedMoments.Where(m => m.Name == name).Select(m => (DateTimeOffset?)m.At).SingleOrDefaultAsync(stop);

    private static async Task<bool> MoveAsync(EventDb db, string name, DateTimeOffset? from, DateTimeOffset to, CancellationToken stop)
    {
        if (from is { } seen)
            return await db
                    .SharedMoments.Where(m => m.Name == name && m.At == seen)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.At, to), stop) == 1;
        db.Add(new SharedMoment(name, to));
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

/// <param name="First">When the first place is.</param>
/// <param name="Count">How many were to be had.</param>
/// <param name="Next">When the next would be.</param>
internal readonly record struct Places(DateTimeOffset First, int Count, DateTimeOffset Next)
{
    /// <summary>The place of one of those who asked; for whom there was none, the one after the last.</summary>
    public DateTimeOffset Of(int index, TimeSpan step) => index < Count ? First + (step * index) : Next;
}
