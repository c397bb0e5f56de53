using System.Text.RegularExpressions;
using EventManager.Testing;

namespace EventManager.Architecture.Tests;

/// <summary>Half of a character is no text: a database refuses it, and with it the mail that has gone or the phone that is linked.</summary>
public sealed partial class CutTextTests
{
    [Fact]
    public void Text_is_cut_by_what_knows_where_a_character_ends() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file =>
                Path.GetFileName(file) is not ("CleanText.cs" or "Slugs.cs" or "BounceReading.cs" or "Languages.cs" or "ProgramVersion.cs")
            )
            .SelectMany(file => Cut().Matches(File.ReadAllText(file)).Select(found => $"{Path.GetFileName(file)}: {found.Value}"))
            .ShouldBeEmpty("Use CleanText.Cut. (Slugs and versions are ASCII, a bounce is bytes, languages are parted at their hyphens.)");

    /// <summary>"text.Length > Most ? text[..Most]" and the like.</summary>
    [GeneratedRegex(@"(\w+)(\??\.Length\s*(>|<=)|\s+is\s+\{\s*Length:)[^;?]*\?[^;]*\b\1\[\.\.|(\w+)\s*=\s*\4\[\.\.")]
    private static partial Regex Cut();
}
