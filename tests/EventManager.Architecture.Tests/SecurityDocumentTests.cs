using System.Text.RegularExpressions;

namespace EventManager.Architecture.Tests;

/// <summary>What <c>docs/security.md</c> names as its proof is there.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_and_file_that_the_assessment_names_is_there()
    {
        var text = File.ReadAllText(Path.Combine(House.Root, "docs", "security.md"));
        var named = Named().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        var tests = Directory
            .EnumerateFiles(Path.Combine(House.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        named.Count.ShouldBeGreaterThan(60);
        named
            .Where(name =>
                name.EndsWith("Tests", StringComparison.Ordinal) ? !tests.Contains(name) : !File.Exists(Path.Combine(House.Root, name))
            )
            .ShouldBeEmpty();
    }

    /// <summary>A control that says nothing is none, and one that is not met says why.</summary>
    [Fact]
    public void Every_row_says_how_it_stands()
    {
        var rows = File.ReadLines(Path.Combine(House.Root, "docs", "security.md"))
            .Where(line => line.StartsWith("| V", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();

        rows.Count.ShouldBeGreaterThan(90);
        rows.Where(row => row[3] is not ("met" or "part" or "no" or "house" or "not applicable")).Select(row => row[1]).ShouldBeEmpty();
        rows.Where(row => row[3] is "part" or "no" && row[4].Length < 20).Select(row => row[1]).ShouldBeEmpty();
    }

    [GeneratedRegex(@"`([\w./]+Tests|[\w./-]+\.(?:cs|md|props))`")]
    private static partial Regex Named();
}
