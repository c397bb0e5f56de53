using System.IO.Compression;
using System.Xml.Linq;

namespace EventManager.Integration.Tests.Exports;

/// <summary>A workbook as Excel reads it.</summary>
internal sealed class Workbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<string> shared;
    private readonly List<string?> formats;

    public Workbook(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        Sheet = Read(archive, entry => entry.StartsWith("xl/worksheets/", StringComparison.Ordinal))!;
        var styles = Read(archive, entry => entry == "xl/styles.xml")!;
        formats = [.. styles.Element(Main + "cellXfs")!.Elements(Main + "xf").Select(xf => xf.Attribute("numFmtId")?.Value)];
        shared = [.. (Read(archive, entry => entry == "xl/sharedStrings.xml")?.Elements(Main + "si") ?? []).Select(item => item.Value)];
    }

    public XElement Sheet { get; }

    /// <summary>Cells as "type:value": s for a text, n for a number, d for one that shows as a date.</summary>
    public List<List<string>> Rows =>
        [.. Sheet.Element(Main + "sheetData")!.Elements(Main + "row").Select(row => row.Elements(Main + "c").Select(Say).ToList())];

    public bool HasFormulas => Sheet.Descendants(Main + "f").Any();

    public XElement? Pane => Sheet.Descendants(Main + "pane").SingleOrDefault();

    public List<double> Widths =>
        [
            .. Sheet
                .Descendants(Main + "col")
                .Select(column => double.Parse(column.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    private string Say(XElement cell) =>
        cell.Attribute("t")?.Value switch
        {
            "inlineStr" or "str" => "s:" + cell.Value,
            "s" => "s:" + shared[int.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)],
            null or "n" => (formats[(int?)cell.Attribute("s") ?? 0] == "22" ? "d:" : "n:") + cell.Value,
            var other => other + ":" + cell.Value,
        };

    private static XElement? Read(ZipArchive archive, Func<string, bool> isIt)
    {
        if (archive.Entries.FirstOrDefault(entry => isIt(entry.FullName)) is not { } found)
            return null;
        using var stream = found.Open();
        return XElement.Load(stream);
    }
}
