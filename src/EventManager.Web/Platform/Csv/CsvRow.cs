using System.Collections;

namespace EventManager.Web.Platform.Csv;

/// <summary>A row as it stands in a file.</summary>
/// <param name="number">As Excel counts it, from 1: blank rows count, a line break inside quotes does not.</param>
/// <param name="cells">Without blanks at the ends.</param>
public sealed class CsvRow(int number, IReadOnlyList<string> cells) : IReadOnlyList<string>
{
    public int Number { get; } = number;

    public int Count => cells.Count;

    public int Filled => cells.Count(cell => cell.Length > 0);

    public string this[int index] => cells[index];

    /// <summary>Filled up or cut to a number of cells.</summary>
    public CsvRow Wide(int count) => new(Number, [.. Enumerable.Range(0, count).Select(at => at < cells.Count ? cells[at] : "")]);

    public IEnumerator<string> GetEnumerator() => cells.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
