using Hangfire;

namespace EventManager.Web.Platform.Jobs;

/// <summary>
/// What Hangfire calls when a sweep is due. Only the sweep's name is passed, since Hangfire stores what is passed. A failure is not
/// repeated: the next look comes anyway. It ends as deleted, because Hangfire keeps failed jobs for ever.
/// </summary>
[AutomaticRetry(Attempts = 0, LogEvents = false, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class SweepJob(IEnumerable<ISweep> sweeps, SweepRunner runner, IHostApplicationLifetime lifetime)
{
    [JobDisplayName("{0}")]
    public async Task RunAsync(string name, CancellationToken stop)
    {
        // A newer node may have put in a sweep that this one does not know.
        if (sweeps.FirstOrDefault(sweep => sweep.Name == name) is not { } sweep)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, lifetime.ApplicationStopping);
        if (await runner.RunAsync(sweep, either.Token) is SweepEnd.Failed)
            throw new SweepFailedException(name);
    }
}

/// <summary>Tells Hangfire that a sweep failed, and nothing else: it stores the words, and ours stand in the list of jobs.</summary>
internal sealed class SweepFailedException(string name) : Exception($"The sweep {name} failed; the list of jobs says why.");
