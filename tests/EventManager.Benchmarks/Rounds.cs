using System.Diagnostics;
using System.Globalization;

namespace EventManager.Benchmarks;

/// <summary>
/// Measures two things in turn, A B A B …, so that whatever else the machine does meets both; the answer is the median of the
/// rounds' ratios. What absolute figures it came from goes to stderr.
/// </summary>
internal static class Rounds
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <param name="name">For stderr.</param>
    /// <param name="rounds">Odd, so that there is a middle one.</param>
    /// <param name="measured">A: answers its figure.</param>
    /// <param name="against">B: answers its figure in the same unit.</param>
    /// <param name="warmUp">What compiles A's code; A itself unless given. It takes <see cref="WarmUp"/>, since on a busy machine the
    /// compiler in the background is slow to come to its turn.</param>
    public static async Task<double> RatioAsync(
        string name,
        int rounds,
        Func<Task<double>> measured,
        Func<Task<double>> against,
        Func<Task<double>>? warmUp = null
    )
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp)
            await (warmUp ?? measured)();
        await measured();
        await against();
        var a = new double[rounds];
        var b = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            a[round] = await measured();
            b[round] = await against();
        }
        var ratio = Median([.. a.Zip(b, (x, y) => x / y)]);
        await Console.Error.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name}: medians {Median(a):0.###} against {Median(b):0.###}, ratio {ratio:0.###}"
            )
        );
        return ratio;
    }

    internal static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
