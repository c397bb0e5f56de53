using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using EventManager.Domain.Common;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// A table as a workbook: cells with types, the heads bold and always in view, columns as wide as the first rows need. Texts are texts and never
/// formulas; typed over, they stay texts.
/// </summary>
internal static partial class XlsxFile
{
    /// <summary>Rows that are read before the first is written, to know how wide the columns are.</summary>
    private const int Measured = 200;

    private const int Narrowest = 8;
    private const int Widest = 60;

    /// <summary>Characters of a cell, and of a sheet's name, that Excel opens.</summary>
    private const int LongestText = 32_767;
    private const int LongestName = 31;

    /// <summary>Writes row by row, so that a long list needs no memory.</summary>
    public static async Task WriteAsync(Stream target, TableContent content, CancellationToken stop)
    {
        await using var file = new WriteBehindStream(target);
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: stop);
        var styles = new Styles(
            book.AddStyle(new Style { Font = { Bold = true } }),
            book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) }),
            book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.DateAndTime) })
        );
        await using var rows = content.Rows.GetAsyncEnumerator(stop);
        List<DataRow> first = [];
        while (first.Count < Measured && await rows.MoveNextAsync())
            first.Add(new([.. rows.Current]));
        string[] heads = [.. content.Heads];
        await book.StartWorksheetAsync(SheetName(content.Name), Options(heads, first), stop);
        await book.AddRowAsync(heads.Select(head => new StyledCell(Clean(head), styles.Head)).ToArray(), stop);
        foreach (var row in first)
            await book.AddRowAsync(Cells(row.Cells, styles), stop);
        while (await rows.MoveNextAsync())
            await book.AddRowAsync(Cells(rows.Current, styles), stop);
        await book.FinishAsync(stop);
        await file.FlushAsync(stop);
    }

    private static WorksheetOptions Options(string[] heads, List<DataRow> first)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var at = 0; at < heads.Length; at++)
        {
            var widest = first.Select(row => row.Cells.ElementAtOrDefault(at).Width).Append(heads[at].Length).Max();
            options.Column(at + 1).Width = Math.Clamp(widest + 2, Narrowest, Widest);
        }
        return options;
    }

    private static StyledCell[] Cells(IEnumerable<TableCell> cells, Styles styles) =>
        [
            .. cells.Select(cell =>
                cell.Moment is { } moment ? new StyledCell(moment, styles.Moment)
                : cell.Number is { } number ? new StyledCell(number, null)
                : new StyledCell(Clean(cell.Text), styles.Text)
            ),
        ];

    /// <summary>Without what XML refuses; what Excel would read as an escaped character is escaped itself.</summary>
    private static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain =
            text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            || text.Any(char.IsSurrogate)
            || text.Contains('\uFFFE')
            || text.Contains('\uFFFF')
                ? string.Concat(
                    text.EnumerateRunes()
                        .Where(rune => rune != Rune.ReplacementChar && (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)))
                )
                : text;
        plain = Escape().Replace(plain, "_x005F_");
        return CleanText.Cut(plain, LongestText);
    }

    private static string SheetName(string name)
    {
        var plain = Forbidden().Replace(name, "-");
        return CleanText.Cut(plain, LongestName);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\\/?*\[\]:']")]
    private static partial Regex Forbidden();

    private sealed record Styles(StyleId Head, StyleId Text, StyleId Moment);

    private readonly record struct DataRow(TableCell[] Cells);
}
