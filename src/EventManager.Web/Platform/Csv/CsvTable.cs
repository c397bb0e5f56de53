using System.Text;
using CsvHelper;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// A table as offices send it: separated by semicolon, comma or tab; UTF-8 with or without its mark, UTF-16 with its mark, else
/// Windows-1252; line breaks inside quotes.
/// </summary>
/// <param name="Heads">The first row.</param>
/// <param name="Rows">All others that are not empty; shorter ones are filled up.</param>
public sealed record CsvTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Bytes of a file; 20,000 rows of an office take about two million.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    public const int MaxRows = 50_000;
    private const int MaxColumns = 200;

    /// <summary>The largest row in bytes: a quote that is never closed would else swallow the file.</summary>
    private const int MaxRowBytes = 256 * 1024;

    private static readonly char[] Separators = [';', '\t', ','];

    public static Result<CsvTable> Read(byte[] content)
    {
        if (content.Length > MaxBytes)
            return ImportRefusals.FileTooLarge;
        var text = Decode(content);
        // A zero is in no table, but in pictures, archives and workbooks.
        if (text.Contains('\0', StringComparison.Ordinal) || content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return ImportRefusals.NotATable;
        try
        {
            return Read(text);
        }
        catch (Exception error) when (error is CsvFormatException or InvalidOperationException or InvalidDataException or FormatException)
        {
            return ImportRefusals.NotATable;
        }
    }

    public static Result<CsvTable> Read(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            IncludeValuesInExceptions = false,
        };
        using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
        List<string>? heads = null;
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read())
        {
            if (reader.RawRecord.Length > MaxRowBytes)
                return ImportRefusals.NotATable;
            var cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0))
                continue;
            if (heads is null)
            {
                heads = [.. cells.Take(MaxColumns)];
                continue;
            }
            if (rows.Count == MaxRows)
                return ImportRefusals.TooManyRows;
            rows.Add([.. Enumerable.Range(0, heads.Count).Select(i => i < cells.Count ? cells[i] : "")]);
        }
        return heads is null || rows.Count == 0 ? ImportRefusals.Empty : new CsvTable(heads, rows);
    }

    private static List<string> Cells(CsvReader reader)
    {
        var cells = new List<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
            cells.Add(Plain(CleanText.Readable(reader.GetString(i))));
        return cells;
    }

    /// <summary>Takes back the apostrophe with which our own tables disarm formulas, so that they come back as they went.</summary>
    private static string Plain(string cell)
    {
        var text = cell.Trim();
        return text is ['\'', '=' or '@' or '+' or '-' or '\t' or '\r', ..] ? text[1..] : text;
    }

    /// <summary>The text of a file in whatever encoding an office saves it.</summary>
    public static string Decode(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        if (content is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    /// <summary>The sign that stands most often in the first row, outside of quotes.</summary>
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var c in text.TrimStart())
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '\n' or '\r')
                break;
            else if (!quoted && Array.IndexOf(Separators, c) is >= 0 and var at)
                counts[at]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}

public static class ImportRefusals
{
    public static readonly Refusal FileTooLarge = new("imports.file_too_large", CsvTable.MaxBytes / (1024 * 1024)) { Field = "file" };
    public static readonly Refusal NotATable = new("imports.not_a_table") { Field = "file" };
    public static readonly Refusal Empty = new("imports.empty") { Field = "file" };
    public static readonly Refusal TooManyRows = new("imports.too_many_rows", CsvTable.MaxRows) { Field = "file" };
    public static readonly Refusal ColumnMissing = new("imports.column_missing");
    public static readonly Refusal PartySizeStays = new("imports.party_size_stays") { Field = "people" };
    public static readonly Refusal NumberInvalid = new("imports.number_invalid") { Field = "people" };

    /// <summary>Another person under the address of one who is registered.</summary>
    /// <param name="name">Who is.</param>
    public static Refusal AddressOfOther(string name) => new Refusal("imports.address_of_other", name) { Field = "email" };

    /// <param name="row">The earlier row with the same address, of which one can come with others.</param>
    public static Refusal AddressShared(int row) => new Refusal("imports.address_shared", row) { Field = "email" };

    /// <param name="row">The earlier row with the same address.</param>
    public static Refusal Twice(int row) => new Refusal("imports.twice", row) { Field = "email" };
}
