using System.Text;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Csv;

/// <summary>A table as offices send it: a workbook, or text in any encoding with any separator; its heads in the first row or below a title.</summary>
public sealed class CsvTable
{
    /// <summary>Bytes of a file; 20,000 rows of an office take about two million.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    public const int MaxRows = 50_000;

    /// <summary>Rows among which the heads are looked for: a title, a date, a blank row.</summary>
    private const int HeadAmong = 20;

    private readonly IReadOnlyList<CsvRow> all;

    private CsvTable(IReadOnlyList<CsvRow> all, int head)
    {
        (this.all, Head) = (all, Math.Clamp(head, 0, all.Count - 1));
        Rows = [.. all.Skip(Head + 1).Select(row => row.Wide(Heads.Count))];
    }

    public CsvTable(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
        : this([new CsvRow(1, heads), .. rows.Select((row, at) => new CsvRow(at + 2, row))], 0) { }

    /// <summary>Which of <see cref="Candidates"/> holds the heads.</summary>
    public int Head { get; }

    public IReadOnlyList<string> Heads => all[Head];

    /// <summary>All below the heads that are not empty, as wide as the heads.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Rows that may hold the heads.</summary>
    public IEnumerable<CsvRow> Candidates => all.Take(HeadAmong);

    public static Result<CsvTable> Read(byte[] content, int? codePage = null)
    {
        if (content.Length > MaxBytes)
            return ImportRefusals.FileTooLarge;
        if (XlsxRows.IsWorkbook(content))
            return WithHead(XlsxRows.Read(content, MaxRows + HeadAmong));
        var text = FileText.Decode(content, codePage).Text;
        // A zero is in no table, but in pictures and programs.
        return text.Contains('\0', StringComparison.Ordinal) ? ImportRefusals.NotATable : Read(text);
    }

    /// <summary>The heads are the first row with more than one cell, which a title is not; <see cref="WithHeads"/> knows better.</summary>
    public static Result<CsvTable> Read(string text) => WithHead(CsvRows.Read(text, MaxRows + HeadAmong));

    private static Result<CsvTable> WithHead(Result<IReadOnlyList<CsvRow>> read)
    {
        if (read.IsRefused)
            return read.Refusal.Code == ImportRefusals.TooManyRows.Code ? ImportRefusals.TooManyRows : read.Refusal;
        var first = read.Value.Take(HeadAmong).TakeWhile(row => row.Filled < 2).Count();
        var head = first < Math.Min(HeadAmong, read.Value.Count) ? first : 0;
        if (read.Value.Count <= head + 1)
            return ImportRefusals.Empty;
        return read.Value.Count - head - 1 > MaxRows ? ImportRefusals.TooManyRows : new CsvTable(read.Value, head);
    }

    /// <summary>A text that may have no heads: then its first row says which there would be.</summary>
    /// <param name="text">As pasted.</param>
    /// <param name="headsOf">The heads for a first row that is one of the table; null where it holds the heads itself.</param>
    public static Result<CsvTable> Read(string text, Func<CsvRow, IReadOnlyList<string>?> headsOf)
    {
        var read = CsvRows.Read(text, MaxRows);
        return !read.IsRefused && read.Value is [var first, ..] && headsOf(first) is { } heads
            ? new CsvTable([new CsvRow(0, heads), .. read.Value], 0)
            : Read(text);
    }

    /// <summary>All rows as text, with tabs between the cells, as a spreadsheet copies them; with the blank ones, so that its numbers stay.</summary>
    public string AsText()
    {
        var text = new StringBuilder();
        // A file may say any number at each row: blank ones are as many in all as a table may have.
        var (at, blank) = (1, MaxRows);
        foreach (var row in all)
        {
            var gap = Math.Clamp(row.Number - at, 0, blank);
            blank -= gap;
            text.Append('\n', gap);
            text.AppendJoin('\t', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            at = row.Number + 1;
        }
        return text.ToString();
    }

    public CsvTable WithHead(int at) => new(all, at);

    /// <summary>With the heads where most of them are called as the columns are; as it is where none is.</summary>
    public CsvTable WithHeads(IReadOnlyList<ImportColumn> columns)
    {
        var known = Candidates.Select(row => columns.Count(column => row.Any(column.IsCalled))).ToList();
        return known.Max() == 0 ? this : WithHead(known.IndexOf(known.Max()));
    }
}

public static class ImportRefusals
{
    public static readonly Refusal FileTooLarge = new("imports.file_too_large", CsvTable.MaxBytes / (1024 * 1024)) { Field = "file" };
    public static readonly Refusal NotATable = new("imports.not_a_table") { Field = "file" };
    public static readonly Refusal WorkbookLocked = new("imports.workbook_locked") { Field = "file" };
    public static readonly Refusal WorkbookOld = new("imports.workbook_old") { Field = "file" };
    public static readonly Refusal WorkbookDamaged = new("imports.workbook_damaged") { Field = "file" };

    /// <summary>Small as a file, and not when it is unpacked.</summary>
    public static readonly Refusal WorkbookTooLarge = new("imports.workbook_too_large") { Field = "file" };
    public static readonly Refusal Empty = new("imports.empty") { Field = "file" };
    public static readonly Refusal TooManyRows = new("imports.too_many_rows", CsvTable.MaxRows) { Field = "file" };
    public static readonly Refusal EncodingUnsure = new("imports.encoding_unsure") { Field = "file" };
    public static readonly Refusal ColumnMissing = new("imports.column_missing");
    public static readonly Refusal PartySizeStays = new("imports.party_size_stays") { Field = "people" };
    public static readonly Refusal NumberInvalid = new("imports.number_invalid") { Field = "people" };

    /// <summary>A cell holds what is no text: nothing is read, since the next rows may be spoilt as well.</summary>
    /// <param name="row">As the office sees it in its table.</param>
    /// <param name="cell">From 0.</param>
    public static Refusal TextUnreadable(int row, int cell) => new("imports.text_unreadable", row, cell + 1) { Field = "file" };

    /// <summary>The row tells of a class, but what is registered under its address is none.</summary>
    public static readonly Refusal NotAClass = new("imports.not_a_class") { Field = "className" };

    /// <summary>The row tells of a class where none can be booked.</summary>
    public static readonly Refusal NoClasses = new("imports.no_classes") { Field = "className" };

    /// <param name="people">Pupils and adults together.</param>
    public static Refusal PeopleDiffer(int people) => new("imports.people_differ", people) { Field = "people" };

    /// <summary>Another person under the address of one who is registered.</summary>
    /// <param name="name">Who is.</param>
    public static Refusal AddressOfOther(string name) => new Refusal("imports.address_of_other", name) { Field = "email" };

    /// <param name="row">The earlier row with the same address, of which one can come with others.</param>
    public static Refusal AddressShared(int row) => new Refusal("imports.address_shared", row) { Field = "email" };

    /// <param name="row">The earlier row with the same address.</param>
    public static Refusal Twice(int row) => new Refusal("imports.twice", row) { Field = "email" };
}
