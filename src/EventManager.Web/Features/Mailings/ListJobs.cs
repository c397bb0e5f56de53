using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>One sweep: how it went on whichever node, and when this one looks again.</summary>
internal sealed record JobLine(ISweep Sweep, JobRun? Run, DateTimeOffset? Next);

internal sealed class ListJobs(IEnumerable<ISweep> sweeps, JobScheduler scheduler, IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<JobLine>> AllAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(run => run.Name, stop);
        var lines = new List<JobLine>();
        foreach (var sweep in sweeps)
            lines.Add(new(sweep, runs.GetValueOrDefault(sweep.Name), await scheduler.NextAsync(sweep.Name, stop)));
        return lines;
    }
}
