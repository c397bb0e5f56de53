using CsvHelper;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Csv;

/// <summary>Text of a table, in rows and cells: the rows that hold something, each with the number that Excel shows beside it.</summary>
internal static class CsvRows
{
    private const int MaxColumns = 200;

    /// <summary>The largest row in bytes: a quote that is never closed would else swallow the file.</summary>
    private const int MaxRowBytes = 256 * 1024;

    /// <param name="text">Any text.</param>
    /// <param name="most">Rows that hold something; with more the whole table is refused.</param>
    public static Result<IReadOnlyList<CsvRow>> Read(string text, int most)
    {
        var (table, separator) = CsvSeparator.Of(text);
        try
        {
            return Read(table, separator, most);
        }
        catch (Exception error) when (IsMalformed(error))
        {
            return ImportRefusals.NotATable;
        }
    }

    public static CsvReaderOptions Options(char separator) =>
        new()
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
        };

    public static bool IsMalformed(Exception error) =>
        error is CsvFormatException or InvalidOperationException or InvalidDataException or FormatException;

    private static Result<IReadOnlyList<CsvRow>> Read(string text, char separator, int most)
    {
        using var reader = CsvReader.FromText(text, Options(separator));
        var rows = new List<CsvRow>();
        for (var number = 1; reader.Read(); number++)
        {
            if (reader.RawRecord.Length > MaxRowBytes || reader.FieldCount > MaxColumns)
                return ImportRefusals.NotATable;
            var cells = Cells(reader);
            if (cells.FindIndex(cell => !CleanText.IsReadable(cell)) is >= 0 and var at)
                return ImportRefusals.TextUnreadable(number, at);
            var row = new CsvRow(number, cells);
            if (row.Filled == 0)
                continue;
            if (rows.Count == most)
                return new Refusal(ImportRefusals.TooManyRows.Code, most) { Field = ImportRefusals.TooManyRows.Field };
            rows.Add(row);
        }
        return rows;
    }

    private static List<string> Cells(CsvReader reader)
    {
        var cells = new List<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
            cells.Add(CsvText.Read(reader.GetString(i)));
        return cells;
    }
}
