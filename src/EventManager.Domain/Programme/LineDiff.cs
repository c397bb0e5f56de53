namespace EventManager.Domain.Programme;

public enum LineChange
{
    Same,
    Removed,
    Added,
}

/// <summary>A line of the comparison of two texts.</summary>
public sealed record DiffLine(LineChange Change, string Text);

/// <summary>
/// What changed between two texts, by whole lines: the longest common lines stay, the others were removed or added. The work grows
/// with the product of the lines that differ; beyond <see cref="MaxCells"/> the differing middle counts as replaced as a whole.
/// </summary>
public static class LineDiff
{
    private const int MaxCells = 4_000_000;

    public static IReadOnlyList<DiffLine> Between(string before, string after)
    {
        var (old, @new) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < @new.Length && old[start] == @new[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < @new.Length - start && old[^(end + 1)] == @new[^(end + 1)])
            end++;

        var lines = new List<DiffLine>(old.Length + @new.Length);
        lines.AddRange(old.Take(start).Select(Same));
        lines.AddRange(Middle(old.AsSpan(start..^end), @new.AsSpan(start..^end)));
        lines.AddRange(old.TakeLast(end).Select(Same));
        return lines;
    }

    private static List<DiffLine> Middle(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var lines = new List<DiffLine>(old.Length + @new.Length);
        var common = (long)old.Length * @new.Length > MaxCells ? null : CommonLengths(old, @new);
        var (i, j) = (0, 0);
        while (i < old.Length || j < @new.Length)
        {
            if (common is not null && i < old.Length && j < @new.Length && old[i] == @new[j])
            {
                lines.Add(Same(old[i++]));
                j++;
            }
            else if (i < old.Length && (j == @new.Length || common is null || common[i + 1, j] >= common[i, j + 1]))
                lines.Add(new(LineChange.Removed, old[i++]));
            else
                lines.Add(new(LineChange.Added, @new[j++]));
        }
        return lines;
    }

    /// <summary>At [i, j] the number of lines that both texts have in the same order from there on.</summary>
    private static int[,] CommonLengths(ReadOnlySpan<string> old, ReadOnlySpan<string> @new)
    {
        var lengths = new int[old.Length + 1, @new.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = @new.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == @new[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    private static DiffLine Same(string line) => new(LineChange.Same, line);

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n');
}
