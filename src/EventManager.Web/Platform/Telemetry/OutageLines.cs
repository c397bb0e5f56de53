using System.Collections.Concurrent;
using EventManager.Web.Platform.Databases;

namespace EventManager.Web.Platform.Telemetry;

/// <summary>
/// While the database is away everybody fails for the same reason, thousands of times a second. Each cause has one line a second, which
/// says how many were like it; where they happened matters to nobody.
/// </summary>
internal sealed class OutageLines(TimeProvider clock) : IDisposable
{
    public const string Category = "EventManager.Outages";

    /// <summary>Different causes at once; what comes beyond shares a line.</summary>
    private const int MostCauses = 50;

    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Cause> causes = new(StringComparer.Ordinal);

    public void Tell(ILogger log, Exception outage)
    {
        var why = Outages.Why(outage);
        if (causes.Count >= MostCauses && !causes.ContainsKey(why))
            why = "and other reasons";
        causes.GetOrAdd(why, one => new(one, clock)).Tell(log);
    }

    public void Dispose()
    {
        foreach (var cause in causes.Values)
            cause.Dispose();
    }

    private sealed class Cause : IDisposable
    {
        private readonly string why;
        private readonly ITimer timer;
        private readonly Lock gate = new();
        private ILogger? writer;
        private bool isHeld;
        private int more;

        public Cause(string why, TimeProvider clock)
        {
            this.why = why;
            timer = clock.CreateTimer(_ => Next(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Tell(ILogger log)
        {
            lock (gate)
            {
                writer = log;
                if (isHeld)
                {
                    more++;
                    return;
                }
                isHeld = true;
                timer.Change(Apart, Timeout.InfiniteTimeSpan);
            }
            log.LogError("{Why}", why);
        }

        public void Dispose() => timer.Dispose();

        /// <summary>The second is over: what came in it is one more line, and where nothing came the next is told at once.</summary>
        private void Next()
        {
            int count;
            lock (gate)
            {
                (count, more) = (more, 0);
                isHeld = count > 0;
                if (isHeld)
                    timer.Change(Apart, Timeout.InfiniteTimeSpan);
            }
            if (count > 0)
                writer!.LogError("{Why} And {More} more like it.", why, count);
        }
    }
}
