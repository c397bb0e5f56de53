using Hangfire;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace EventManager.Web.Platform.Jobs;

/// <summary>A node that runs jobs.</summary>
/// <param name="Since">When it started.</param>
/// <param name="Heartbeat">When it last said that it lives.</param>
public sealed record JobNode(string Name, DateTimeOffset Since, DateTimeOffset? Heartbeat);

/// <summary>What Hangfire and this node's own loop know and our page shows: when what runs next, who runs what in this moment, and which nodes there are.</summary>
internal sealed class JobClock(JobStorage storage, SweepLoop loop, SweepRunner runner, NodeName node)
{
    private const int Most = 100;

    /// <summary>By the sweep's name; a sweep that no node has put on the clock is not there.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Next()
    {
        using var connection = storage.GetConnection();
        return connection
            .GetRecurringJobs()
            .Where(job => job.NextExecution is not null)
            .ToDictionary(job => job.Id, job => Instant(job.NextExecution!.Value))
            .Concat(loop.Next)
            .DistinctBy(one => one.Key)
            .ToDictionary();
    }

    /// <summary>Sweeps under way, with the node that is at it.</summary>
    public ILookup<string, string> Running() =>
        storage
            .GetMonitoringApi()
            .ProcessingJobs(0, Most)
            .Where(job => job.Value?.Job?.Type == typeof(SweepJob))
            .Select(job => (Sweep: (string)job.Value.Job.Args[0], Node: NodeName.OfServer(job.Value.ServerId)))
            .Concat(runner.Running.Select(sweep => (Sweep: sweep, Node: node.Text)))
            .Distinct()
            .ToLookup(one => one.Sweep, one => one.Node);

    public IReadOnlyList<JobNode> Nodes() =>
        [
            .. storage
                .GetMonitoringApi()
                .Servers()
                .Select(server => new JobNode(NodeName.OfServer(server.Name), Instant(server.StartedAt), Instant(server.Heartbeat)))
                .OrderBy(node => node.Name, StringComparer.Ordinal),
        ];

    private static DateTimeOffset Instant(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } known ? Instant(known) : null;
}
