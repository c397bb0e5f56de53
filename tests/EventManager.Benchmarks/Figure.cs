using System.Globalization;

namespace EventManager.Benchmarks;

/// <summary>One line of the answer.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ratio">The figure.</param>
/// <param name="Meaning">What against what.</param>
internal sealed record Figure(string Name, double Ratio, string Meaning)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"bench {Name} {Ratio:0.##} ({Meaning})");
}
