using EventManager.Web.Platform.Mails.Sending;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Spreads mails evenly over the minute, as many as the relay allows: all nodes and connections together. Places are taken for a few seconds
/// ahead, so that a ticket that comes now waits no longer than that.
/// </summary>
internal sealed class MailPace(SharedMoments moments, IOptions<MailOptions> settings, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    /// <summary>Well within what a moment can be ahead of the clock.</summary>
    private static readonly TimeSpan LongestPutOff = TimeSpan.FromMinutes(50);

    private readonly Lock door = new();
    private readonly Queue<DateTimeOffset> places = [];

    /// <summary>Claimed at once: no more than leave within a few seconds, at most six slices for each connection, so that all end together.</summary>
    public int Batch =>
        settings.Value.MaxPerMinute == 0 ? Most : (int)Math.Clamp(settings.Value.MaxPerMinute * Ahead.TotalMinutes, 1, Most);

    private int Most => 6 * OutboxSweep.LongestSlice * settings.Value.Connections;

    /// <summary>Takes a place in time for each of so many mails; what was not used of the last ones is gone.</summary>
    public async Task ReserveAsync(int count, CancellationToken stop)
    {
        if (settings.Value.MaxPerMinute == 0 || count == 0)
            return;
        var step = TimeSpan.FromMinutes(1) / settings.Value.MaxPerMinute;
        var taken = await moments.ReserveAsync("mails", step, count, TimeSpan.FromHours(1), stop);
        lock (door)
        {
            places.Clear();
            for (var i = 0; i < taken.Count; i++)
                places.Enqueue(taken.First + (step * i));
        }
    }

    /// <summary>The same for one domain; as many as may go in the next seconds.</summary>
    public Task<Places> ReserveAsync(string domain, TimeSpan step, int most, CancellationToken stop) =>
        moments.ReserveAsync("mails @" + domain, step, most, Ahead, stop);

    /// <summary>
    /// When so many that had no place try again: behind those of the domain that were put off before, so that of many thousands each waits
    /// its time instead of all being looked at for each that goes. What would come later than within the hour tries again then.
    /// </summary>
    public async Task<Places> PutOffAsync(string domain, TimeSpan step, int most, DateTimeOffset notBefore, CancellationToken stop) =>
        most == 0 ? default : await moments.ReserveAsync("later @" + domain, step, most, LongestPutOff, stop, notBefore);

    /// <summary>Until the next place that was taken.</summary>
    public Task WaitAsync(CancellationToken stop)
    {
        DateTimeOffset place;
        lock (door)
        {
            if (!places.TryDequeue(out place))
                return Task.CompletedTask;
        }
        var wait = place - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, stop) : Task.CompletedTask;
    }
}
