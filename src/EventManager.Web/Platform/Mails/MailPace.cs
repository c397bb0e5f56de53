using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>Spreads mails evenly over the minute, as many as the relay allows; all connections of this node together.</summary>
internal sealed class MailPace(IOptions<MailOptions> settings, TimeProvider clock)
{
    private readonly Lock door = new();
    private readonly long start = clock.GetTimestamp();
    private TimeSpan next = TimeSpan.Zero;

    /// <summary>Claimed at once: no more than leave within half a lease, at most six slices for each connection, so that all end together.</summary>
    public int Batch =>
        settings.Value.MaxPerMinute == 0
            ? Most
            : (int)Math.Clamp(settings.Value.MaxPerMinute * settings.Value.Lease.TotalMinutes / 2, 1, Most);

    private int Most => 6 * OutboxSweep.LongestSlice * settings.Value.Connections;

    public Task WaitAsync(CancellationToken stop)
    {
        if (settings.Value.MaxPerMinute == 0)
            return Task.CompletedTask;
        TimeSpan wait;
        lock (door)
        {
            var now = clock.GetElapsedTime(start);
            wait = next > now ? next - now : TimeSpan.Zero;
            next = now + wait + TimeSpan.FromMinutes(1) / settings.Value.MaxPerMinute;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, stop) : Task.CompletedTask;
    }
}
