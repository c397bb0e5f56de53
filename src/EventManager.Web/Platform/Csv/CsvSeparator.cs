using System.Text.RegularExpressions;
using CsvHelper;

namespace EventManager.Web.Platform.Csv;

/// <summary>What separates the cells of a table: the sign that gives heads and rows the same number of cells, or the one that the file names.</summary>
internal static partial class CsvSeparator
{
    /// <summary>Rows that are looked at.</summary>
    private const int Sample = 100;

    /// <summary>In the order of offices, which counts where two fit alike.</summary>
    private static readonly char[] Signs = [';', '\t', ',', '|'];

    /// <returns>The text without a line that only names the separator, and the separator.</returns>
    public static (string Text, char Separator) Of(string text)
    {
        var plain = text.TrimStart('\uFEFF');
        if (Hint().Match(plain) is { Success: true } hint)
            return (plain[hint.Length..], hint.Groups[1].Value[0]);
        return (plain, Signs.MaxBy(sign => Fit(plain, sign)));
    }

    /// <summary>How many of the rows have as many cells as most of them, and how many cells that are; a single column fits nothing.</summary>
    private static (double Agree, int Width) Fit(string text, char separator)
    {
        var widths = Widths(text, separator);
        var common = widths.Where(width => width > 1).GroupBy(width => width).OrderByDescending(group => group.Count()).ThenBy(g => g.Key);
        return common.FirstOrDefault() is { } most ? (most.Count() / (double)widths.Count, most.Key) : (0, 0);
    }

    private static List<int> Widths(string text, char separator)
    {
        var widths = new List<int>();
        try
        {
            using var reader = CsvReader.FromText(text, CsvRows.Options(separator));
            while (widths.Count < Sample && reader.Read())
            {
                if (Enumerable.Range(0, reader.FieldCount).Any(at => !reader.IsEmpty(at)))
                    widths.Add(reader.FieldCount);
            }
            return widths;
        }
        catch (Exception error) when (CsvRows.IsMalformed(error))
        {
            return [];
        }
    }

    /// <summary>Excel's own way to say it, in a line that Excel does not count.</summary>
    [GeneratedRegex(@"^sep=([;,|\t])\s*?(?:\r\n|\n|\r)", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();
}
