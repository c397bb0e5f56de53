using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Csv;

/// <summary>What becomes of a row.</summary>
public enum ImportOutcome
{
    Created,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>A column that an import understands.</summary>
/// <param name="Key">Its name in code.</param>
/// <param name="Label">Its name on the page, and in our own tables.</param>
/// <param name="IsRequired">False where a file may lack it.</param>
/// <param name="Heads">Further heads by which it is recognised, lower case.</param>
public sealed record ImportColumn(string Key, string Label, bool IsRequired, params string[] Heads)
{
    public bool IsCalled(string head)
    {
        var name = head.Trim().TrimEnd('*', ':');
        return Heads.Prepend(Key).Prepend(Label).Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>What a row changes.</summary>
/// <param name="Column">The key of the column.</param>
/// <param name="Before">What is there now.</param>
/// <param name="After">What the row says.</param>
public sealed record ImportChange(string Column, string Before, string After);

/// <summary>A row with the verdict about it; first judged, then, where somebody asks for it, written.</summary>
/// <param name="number">As the office sees it in its table.</param>
/// <param name="values">Cells by the key of their column.</param>
public sealed class ImportLine(int number, IReadOnlyDictionary<string, string> values)
{
    public int Number { get; } = number;

    public ImportOutcome Outcome { get; private set; } = ImportOutcome.Created;

    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>The row that it changes.</summary>
    public Guid? Existing { get; private set; }

    public bool IsWritten { get; set; }

    /// <summary>Cells by the key of their column.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public string this[string column] => values.GetValueOrDefault(column, "");

    public bool Has(string column) => values.ContainsKey(column);

    public void Refuse(params IEnumerable<Refusal> refusals) => (Outcome, Refusals) = (ImportOutcome.Refused, [.. refusals]);

    /// <summary>What it changes of that row; still there when it is written.</summary>
    public IReadOnlyList<ImportChange> Changes { get; private set; } = [];

    /// <summary>A row that is there already; one that changes nothing of it is unchanged.</summary>
    public void Match(Guid existing, params IEnumerable<ImportChange?> changes)
    {
        Changes = [.. changes.OfType<ImportChange>()];
        (Existing, Outcome) = (existing, Changes.Count == 0 ? ImportOutcome.Unchanged : ImportOutcome.Changed);
    }

    /// <summary>What the row changes of a column; null where the file lacks the column or says what is there.</summary>
    /// <param name="column">The key of the column.</param>
    /// <param name="before">What is there now.</param>
    /// <param name="after">What the row says, as it would be written.</param>
    public ImportChange? Change(string column, string before, string after) =>
        Has(column) && before != after ? new ImportChange(column, before, after) : null;
}

/// <summary>A kind of list that can be imported. Judging writes nothing; writing the same file again changes nothing.</summary>
public interface IImport
{
    IReadOnlyList<ImportColumn> Columns { get; }

    Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop);

    /// <summary>Writes what is created or changed, in chunks that stay written if it is stopped; a row that fails is refused.</summary>
    /// <param name="lines">Judged lines.</param>
    /// <param name="progress">Told after each chunk how many lines are done.</param>
    /// <param name="stop">Ends the writing between two chunks.</param>
    Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop);
}

/// <summary>Which column of the file is which of the import's.</summary>
public static class ImportMapping
{
    /// <summary>By the heads, as far as they are known; -1 where none fits.</summary>
    public static Dictionary<string, int> Guess(CsvTable table, IReadOnlyList<ImportColumn> columns)
    {
        var taken = new HashSet<int>();
        var mapping = new Dictionary<string, int>();
        foreach (var column in columns)
        {
            var at = Enumerable.Range(0, table.Heads.Count).FirstOrDefault(i => !taken.Contains(i) && column.IsCalled(table.Heads[i]), -1);
            if (at >= 0)
                taken.Add(at);
            mapping[column.Key] = at;
        }
        return mapping;
    }

    /// <summary>The file's rows in the import's own columns. Columns that are not mapped are absent, not empty.</summary>
    public static Result<IReadOnlyList<ImportLine>> Apply(
        CsvTable table,
        IReadOnlyList<ImportColumn> columns,
        IReadOnlyDictionary<string, int> mapping
    )
    {
        var missing = columns
            .Where(column => column.IsRequired && mapping.GetValueOrDefault(column.Key, -1) < 0)
            .Select(column => new Refusal(ImportRefusals.ColumnMissing.Code, column.Label) { Field = column.Key })
            .ToList();
        if (missing.Count > 0)
            return missing;
        var used = columns.Where(column => mapping.GetValueOrDefault(column.Key, -1) >= 0).ToList();
        return table
            .Rows.Select(row => new ImportLine(row.Number, used.ToDictionary(column => column.Key, column => row[mapping[column.Key]])))
            .ToList();
    }

    /// <summary>Refuses all but the first row of each address.</summary>
    /// <param name="lines">Judged so far.</param>
    /// <param name="keyOf">What makes two rows the same person's.</param>
    /// <param name="why">The refusal, with the number of the first row; null for the usual one.</param>
    public static void RefuseRepeats(IReadOnlyList<ImportLine> lines, Func<ImportLine, string> keyOf, Func<int, Refusal>? why = null)
    {
        var first = new Dictionary<string, int>();
        foreach (var line in lines.Where(line => line.Outcome is not ImportOutcome.Refused))
        {
            if (!first.TryAdd(keyOf(line), line.Number))
                line.Refuse((why ?? ImportRefusals.Twice)(first[keyOf(line)]));
        }
    }
}
