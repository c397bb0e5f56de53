using System.Diagnostics;

namespace EventManager.Benchmarks;

/// <summary>Lets clients work at once; each says how many things one step of it did.</summary>
internal static class Load
{
    /// <returns>Things a second.</returns>
    public static async Task<double> RateAsync(TimeSpan time, IEnumerable<Func<Task<int>>> clients)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(
            clients.Select(step =>
                Task.Run(async () =>
                {
                    var count = 0;
                    while (watch.Elapsed < time)
                        count += await step();
                    return count;
                })
            )
        );
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <returns>Milliseconds that one step costs, clients at once.</returns>
    public static async Task<double> CostAsync(int steps, IEnumerable<Func<Task<int>>> clients)
    {
        var left = steps;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            clients.Select(step =>
                Task.Run(async () =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                        await step();
                })
            )
        );
        return watch.Elapsed.TotalMilliseconds / steps;
    }
}
