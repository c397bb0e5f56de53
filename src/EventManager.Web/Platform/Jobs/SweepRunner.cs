using System.Collections.Concurrent;
using System.Diagnostics;
using EventManager.Data;
using EventManager.Web.Platform.Clocks;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace EventManager.Web.Platform.Jobs;

internal enum SweepEnd
{
    Done,
    Failed,

    /// <summary>This process is at it already; what is due is found by that run or by the next.</summary>
    Busy,

    /// <summary>After a restore nothing runs before it is switched on.</summary>
    Held,
}

/// <summary>
/// Runs a sweep and writes down how it went, for the page of jobs. A failing sweep is its own affair. One at a time in a process; two
/// nodes may run the same one, which leases and unique keys make harmless.
/// </summary>
internal sealed class SweepRunner(
    IDbContextFactory<EventDb> databases,
    NodeName node,
    ProgramMetrics metrics,
    ClockWatch clocks,
    JobsHold hold,
    TimeProvider clock,
    ILogger<SweepRunner> log
)
{
    /// <summary>A look that found nothing is written down so often; each is a write to the disk, and looks come every few seconds.</summary>
    private static readonly TimeSpan BetweenIdleLines = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, byte> running = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> written = new();

    /// <summary>What this process is at now.</summary>
    public ICollection<string> Running => running.Keys;

    /// <param name="sweep">What to run.</param>
    /// <param name="stop">Ends it after the row in hand.</param>
    /// <param name="isRoutine">Nobody asked: where it finds nothing that need not be written down each time.</param>
    public async Task<SweepEnd> RunAsync(ISweep sweep, CancellationToken stop, bool isRoutine = false)
    {
        if (hold.IsOn)
            return SweepEnd.Held;
        if (!running.TryAdd(sweep.Name, 0))
            return SweepEnd.Busy;
        try
        {
            return await RunOnceAsync(sweep, isRoutine, stop);
        }
        finally
        {
            running.TryRemove(sweep.Name, out _);
        }
    }

    private async Task<SweepEnd> RunOnceAsync(ISweep sweep, bool isRoutine, CancellationToken stop)
    {
        using var span = ProgramMetrics.Spans.StartActivity("job " + sweep.Name);
        span?.SetTag("eventmanager.job", sweep.Name);
        var (started, from) = (clock.GetUtcNow(), clock.GetTimestamp());
        try
        {
            if (!clocks.MayRunJobs)
                throw new ClockTooWrongException();
            var done = await sweep.RunAsync(stop);
            metrics.Ran(sweep.Name, clock.GetElapsedTime(from), succeeded: true);
            span?.SetTag("eventmanager.job.done", done);
            var now = clock.GetUtcNow();
            if (isRoutine && done == 0 && !IsToBeWritten(sweep.Name, now))
                return SweepEnd.Done;
            await WriteAsync(
                sweep.Name,
                started,
                set =>
                    set.SetProperty(run => run.LastSucceededAt, now)
                        .SetProperty(run => run.LastDone, done)
                        .SetProperty(run => run.Failures, 0)
                        .SetProperty(run => run.LastError, "")
            );
            return SweepEnd.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; what is left is found by the next run.
            return SweepEnd.Done;
        }
        catch (Exception error)
        {
            metrics.Ran(sweep.Name, clock.GetElapsedTime(from), succeeded: false);
            span?.SetStatus(ActivityStatusCode.Error);
            var text = ErrorText.Of(error);
            log.LogError(Outages.Of(error), "Job {Job} failed: {Error}", sweep.Name, text);
            var now = clock.GetUtcNow();
            written.TryRemove(sweep.Name, out _);
            return await TryWriteAsync(
                sweep.Name,
                started,
                set =>
                    set.SetProperty(run => run.LastFailedAt, now)
                        .SetProperty(run => run.Failures, run => run.Failures + 1)
                        .SetProperty(run => run.LastError, text)
            );
        }
    }

    private bool IsToBeWritten(string name, DateTimeOffset now)
    {
        if (written.TryGetValue(name, out var at) && now - at < BetweenIdleLines)
            return false;
        written[name] = now;
        return true;
    }

    /// <summary>Where the database is away, not even the failure can be written down.</summary>
    private async Task<SweepEnd> TryWriteAsync(string name, DateTimeOffset started, Action<UpdateSettersBuilder<JobRun>> change)
    {
        try
        {
            await WriteAsync(name, started, change);
        }
        catch (Exception error)
        {
            log.LogError(Outages.Of(error), "Job {Job} failed, and that could not be written down: {Error}", name, ErrorText.Of(error));
        }
        return SweepEnd.Failed;
    }

    /// <summary>One statement for a run: this happens every few seconds, and on SQLite each is a write to the disk.</summary>
    private async Task WriteAsync(string name, DateTimeOffset started, Action<UpdateSettersBuilder<JobRun>> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        var line = db.JobRuns.Where(run => run.Name == name);
        if (await UpdateAsync() > 0)
            return;
        db.JobRuns.Add(new JobRun { Name = name, LastStartedAt = started });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            // Another node ran it for the first time in the same moment.
        }
        await UpdateAsync();

        Task<int> UpdateAsync() =>
            line.ExecuteUpdateAsync(set =>
            {
                set.SetProperty(run => run.LastStartedAt, started).SetProperty(run => run.Node, node.Text);
                change(set);
            });
    }
}

/// <summary>The list of jobs shows its words.</summary>
internal sealed class ClockTooWrongException() : Exception("this machine's clock differs too much from the database's; mend it (NTP).");
