using System.Security.Cryptography;
using System.Text;
using EventManager.Data.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.SignIn;

/// <summary>
/// Slows down guessing. Five wrong tries are anybody's; each further one costs a wait twice as long as the one before. A try is counted
/// before it is judged, so that many at once are no way around, and a right one takes the count away.
/// </summary>
internal sealed class SignInDelays(Transactions transactions, SiteSecrets secrets, TimeProvider clock)
{
    public const int FreeTries = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>After so long without a try it begins anew.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <param name="what">What is tried: <c>password</c>, <c>code</c>.</param>
    /// <param name="who">The account, as it was named.</param>
    /// <param name="network">From where; empty where tries from everywhere count together.</param>
    public string Key(string what, string who, string network) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secrets.Get("sign-in-delays"), Encoding.UTF8.GetBytes($"{what}\n{who}\n{network}")));

    /// <summary>Whether this try counts; false while one must wait.</summary>
    public async Task<bool> TakeAsync(string key, CancellationToken stop)
    {
        var taken = await transactions.RunAsync<bool>(
            async (db, stop) =>
            {
                var now = Instant.Cut(clock.GetUtcNow());
                var old = now - Forgotten;
                await db.SignInDelays.Where(delay => delay.LastAt < old).ExecuteDeleteAsync(stop);
                var mine = db.SignInDelays.Where(delay => delay.Key == key);
                var counted = await mine.Where(delay => delay.BlockedUntil <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.Failures, d => d.Failures + 1).SetProperty(d => d.LastAt, now), stop);
                if (counted == 0 && await mine.AnyAsync(stop))
                    return false;
                if (counted == 0)
                    await AddAsync(db, key, now, stop);
                else
                    await WaitAsync(mine, now, stop);
                return true;
            },
            stop
        );
        return taken.Value;
    }

    /// <summary>It was right.</summary>
    public async Task ForgetAsync(string key, CancellationToken stop) =>
        await transactions.RunAsync<Done>(
            async (db, stop) =>
            {
                await db.SignInDelays.Where(delay => delay.Key == key).ExecuteDeleteAsync(stop);
                return new Done();
            },
            stop
        );

    private static async Task AddAsync(Data.EventDb db, string key, DateTimeOffset now, CancellationToken stop)
    {
        db.Add(new SignInDelay(key, now));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            throw new DbUpdateConcurrencyException("Two first tries came in the same moment.", error);
        }
    }

    private static async Task WaitAsync(IQueryable<SignInDelay> mine, DateTimeOffset now, CancellationToken stop)
    {
        var failures = await mine.Select(delay => delay.Failures).SingleAsync(stop);
        if (failures < FreeTries)
            return;
        var until = now + WaitAfter(failures);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(delay => delay.BlockedUntil, until), stop);
    }

    internal static TimeSpan WaitAfter(int failures)
    {
        var wait = First * Math.Pow(2, Math.Min(20, failures - FreeTries));
        return wait < Longest ? wait : Longest;
    }
}
