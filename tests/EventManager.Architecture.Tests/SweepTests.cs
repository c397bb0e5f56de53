using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

public sealed partial class SweepTests
{
    [Fact]
    public void What_a_sweep_does_for_each_of_many_is_done_apart()
    {
        var sweeps = House.WebFiles(".cs").Where(file => Sweep().IsMatch(File.ReadAllText(file))).ToList();

        sweeps.Count.ShouldBeGreaterThan(8);
        sweeps
            .Where(file => Loop().IsMatch(File.ReadAllText(file)))
            .Select(House.Short)
            .ShouldBeEmpty("one that fails each time would keep all behind it waiting for ever; use Failures.");
    }

    [GeneratedRegex(@"\)\s*:\s*ISweep\b|,\s*ISweep\b")]
    private static partial Regex Sweep();

    /// <summary>One after the other, and what one of them throws ends all.</summary>
    [GeneratedRegex(@"foreach \(.+\)\s*\{?\s*\w+ \+= await (?!failures\.)")]
    private static partial Regex Loop();
}
