using EventManager.Data;
using EventManager.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings;

/// <summary>One sweep: how it went on whichever node, who is at it now, and when the next look is.</summary>
internal sealed record JobLine(ISweep Sweep, JobRun? Run, IReadOnlyList<string> RunningOn, DateTimeOffset? Next);

/// <param name="Sweeps">All that this node knows.</param>
/// <param name="Nodes">Which run jobs.</param>
internal sealed record JobOverview(IReadOnlyList<JobLine> Sweeps, IReadOnlyList<JobNode> Nodes)
{
    public static readonly JobOverview Empty = new([], []);
}

internal sealed class ListJobs(IEnumerable<ISweep> sweeps, JobClock clock, IDbContextFactory<EventDb> databases)
{
    public async Task<JobOverview> AllAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(run => run.Name, stop);
        var (next, running) = (clock.Next(), clock.Running());
        return new(
            [
                .. sweeps.Select(sweep => new JobLine(
                    sweep,
                    runs.GetValueOrDefault(sweep.Name),
                    [.. running[sweep.Name].Distinct()],
                    next.TryGetValue(sweep.Name, out var at) ? at : null
                )),
            ],
            clock.Nodes()
        );
    }
}
