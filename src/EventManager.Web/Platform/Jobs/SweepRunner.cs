using System.Diagnostics;
using EventManager.Data;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Jobs;

/// <summary>Runs a sweep and writes down how it went, for the page of jobs. A failing sweep is its own affair.</summary>
internal sealed class SweepRunner(
    IDbContextFactory<EventDb> databases,
    ProgramMetrics metrics,
    TimeProvider clock,
    ILogger<SweepRunner> log
)
{
    /// <returns>False where the sweep failed.</returns>
    public async Task<bool> RunAsync(ISweep sweep, CancellationToken stop)
    {
        using var span = ProgramMetrics.Spans.StartActivity("job " + sweep.Name);
        span?.SetTag("eventmanager.job", sweep.Name);
        await WriteAsync(sweep.Name, (run, now) => run.LastStartedAt = now, stop);
        var started = clock.GetTimestamp();
        try
        {
            var done = await sweep.RunAsync(stop);
            metrics.Ran(sweep.Name, clock.GetElapsedTime(started), succeeded: true);
            span?.SetTag("eventmanager.job.done", done);
            await WriteAsync(
                sweep.Name,
                (run, now) =>
                {
                    run.LastSucceededAt = now;
                    run.LastDone = done;
                    run.Failures = 0;
                    run.LastError = "";
                },
                CancellationToken.None
            );
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; what is left is found by the next run.
            return true;
        }
        catch (Exception error)
        {
            metrics.Ran(sweep.Name, clock.GetElapsedTime(started), succeeded: false);
            span?.SetStatus(ActivityStatusCode.Error);
            var text = ErrorText.Of(error);
            log.LogError("Job {Job} failed: {Error}", sweep.Name, text);
            await WriteAsync(
                sweep.Name,
                (run, now) =>
                {
                    run.LastFailedAt = now;
                    run.Failures++;
                    run.LastError = text;
                },
                CancellationToken.None
            );
            return false;
        }
    }

    private async Task WriteAsync(string name, Action<JobRun, DateTimeOffset> change, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var run = await db.JobRuns.SingleOrDefaultAsync(r => r.Name == name, stop);
        if (run is null)
            db.JobRuns.Add(run = new JobRun { Name = name });
        run.Node = Environment.MachineName;
        change(run, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node ran it for the first time in the same moment; its line is as good as ours.
        }
    }
}
