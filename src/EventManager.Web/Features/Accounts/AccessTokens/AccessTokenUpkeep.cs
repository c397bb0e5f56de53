using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.AccessTokens;

/// <summary>
/// Once a minute, beside all requests: notes when tokens were last used, and deletes stored answers that nobody can ask for again.
/// What a crash loses here is a minute of "last used".
/// </summary>
internal sealed class AccessTokenUpkeep(
    AccessTokenRegister register,
    IDbContextFactory<EventDb> databases,
    TimeProvider clock,
    ILogger<AccessTokenUpkeep> log
) : BackgroundService
{
    /// <summary>How long a retry with the same Idempotency-Key gets the stored answer.</summary>
    public static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(24);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or DbUpdateException || DbErrors.IsTransient(error))
            {
                log.LogWarning(error, "The use of access tokens could not be noted; tried again in a minute.");
            }
        }
    }

    public async Task RunOnceAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var (id, at) in register.TakeUses())
            await db
                .AccessTokens.Where(token => token.Id == id && (token.LastUsedAt == null || token.LastUsedAt < at))
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, at), stop);
        var old = clock.GetUtcNow() - KeepAnswers;
        await db.IdempotentAnswers.Where(answer => answer.CreatedAt < old).ExecuteDeleteAsync(stop);
    }

    private static async ValueTask<bool> WaitAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
