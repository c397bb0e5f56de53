using System.Diagnostics;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventManager.Web.Platform.Health;

/// <summary>Each job has gone well not long ago, on whichever node.</summary>
internal sealed class JobsHealth(IDbContextFactory<EventDb> databases, IEnumerable<ISweep> sweeps, TimeProvider clock) : IHealthCheck
{
    /// <summary>A start has so long before anything is late, and a job beside its own distance.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly long since = Stopwatch.GetTimestamp();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(run => run.Name, cancellationToken);
            var now = clock.GetUtcNow();
            var failing = sweeps
                .Where(sweep => runs.GetValueOrDefault(sweep.Name) is { Failures: > 0 })
                .Select(sweep => sweep.Name)
                .ToList();
            var late = sweeps.Where(sweep => IsLate(sweep, runs.GetValueOrDefault(sweep.Name), now)).Select(sweep => sweep.Name).ToList();
            return late.Count > 0 ? HealthNotes.Look("jobs.late", string.Join(", ", late))
                : failing.Count > 0 ? HealthNotes.Look("jobs.failing", string.Join(", ", failing))
                : HealthNotes.Good("jobs.alive");
        }
        catch (Exception error) when (Outages.Of(error) is { } outage)
        {
            return HealthNotes.Bad("database.refuses", Outages.Why(outage));
        }
    }

    private bool IsLate(ISweep sweep, JobRun? run, DateTimeOffset now) =>
        Stopwatch.GetElapsedTime(since) > Patience + sweep.Every && (run is null || now - run.LastStartedAt > Patience + (2 * sweep.Every));
}
