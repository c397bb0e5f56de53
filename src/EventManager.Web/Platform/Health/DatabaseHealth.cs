using EventManager.Data;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>
/// The database takes a write: where its disk is full it still answers every question. One small row of the list of jobs' runs, at most every
/// few seconds, whoever asks.
/// </summary>
internal sealed class DatabaseHealth(IDbContextFactory<EventDb> databases, TimeProvider clock) : IHealthCheck, IDisposable
{
    private const string Probe = "health";

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim single = new(1, 1);
    private HealthCheckResult last;
    private long? at;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await single.WaitAsync(cancellationToken);
        try
        {
            if (at is { } then && clock.GetElapsedTime(then) < Remembered)
                return last;
            last = await WriteAsync(cancellationToken);
            at = clock.GetTimestamp();
            return last;
        }
        finally
        {
            single.Release();
        }
    }

    public void Dispose() => single.Dispose();

    private async Task<HealthCheckResult> WriteAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            var now = clock.GetUtcNow();
            var row = db.JobRuns.Where(run => run.Name == Probe);
            if (await row.ExecuteUpdateAsync(set => set.SetProperty(run => run.LastStartedAt, now), stop) == 0)
            {
                db.JobRuns.Add(new JobRun { Name = Probe, LastStartedAt = now });
                await db.SaveChangesAsync(stop);
            }
            return HealthNotes.Good("database.writable");
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node was asked for the first time in the same moment.
            return HealthNotes.Good("database.writable");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var outage = Outages.Of(error);
            return HealthNotes.Bad("database.refuses", outage is null ? error.GetType().Name : Outages.Why(outage));
        }
    }
}
