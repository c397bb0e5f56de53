using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using EventManager.Domain.Common;

namespace EventManager.Web.Platform.Csv;

/// <summary>
/// The first sheet of a workbook (.xlsx) that is not hidden, in rows and cells as Excel shows them: dates as dates, a number that is shown
/// with leading zeros with them. Read as a stream, with a limit on what comes out of it, however little goes in.
/// </summary>
internal static partial class XlsxRows
{
    private const int MaxColumns = 200;
    private const int MaxEntries = 2_000;

    /// <summary>Bytes that a file may unpack to; 50,000 rows of 20 columns are about half of it.</summary>
    private const long MaxUnpacked = 64 * 1024 * 1024;

    /// <summary>Characters of a cell; Excel's own limit is 32,767.</summary>
    private const int MaxCell = 100_000;

    /// <summary>Characters of all texts together, which are held until the sheet is read.</summary>
    private const int MaxText = 20_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>An archive, as a workbook is one; or the older kind of file, which also a workbook with a password is.</summary>
    public static bool IsWorkbook(byte[] content) => content.AsSpan().StartsWith("PK\u0003\u0004"u8) || IsOld(content);

    /// <param name="content">The file.</param>
    /// <param name="most">Rows that hold something; with more the whole table is refused.</param>
    public static Result<IReadOnlyList<CsvRow>> Read(byte[] content, int most)
    {
        if (IsOld(content))
            return content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? ImportRefusals.WorkbookLocked
                : ImportRefusals.WorkbookOld;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries || archive.Entries.Sum(entry => entry.Length) > MaxUnpacked)
                return ImportRefusals.WorkbookTooLarge;
            return archive.GetEntry("xl/workbook.xml") is null ? ImportRefusals.NotATable : new Book(archive).Read(most);
        }
        catch (TooMuchException)
        {
            return ImportRefusals.WorkbookTooLarge;
        }
        catch (Exception error)
            when (error
                    is XmlException
                        or InvalidDataException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return ImportRefusals.WorkbookDamaged;
        }
    }

    private static bool IsOld(byte[] content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>How Excel writes a character that XML does not take.</summary>
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    private sealed class Book(ZipArchive archive)
    {
        private readonly UnpackAllowance allowance = new(MaxUnpacked);
        private List<string> texts = [];
        private XlsxFormats formats = XlsxFormats.None;

        public Result<IReadOnlyList<CsvRow>> Read(int most)
        {
            var (sheet, is1904) = Sheet();
            texts = Texts();
            using (var styles = Open("xl/styles.xml"))
                formats = XlsxFormats.Read(styles, is1904);
            using var reader = Open(sheet) ?? throw new InvalidDataException("No sheet.");
            return Rows(reader, most);
        }

        /// <summary>The first sheet that is shown, and whether its days count from 1904, as old Macs had it.</summary>
        private (string Path, bool Is1904) Sheet()
        {
            var (id, is1904) = ("", false);
            using (var reader = Open("xl/workbook.xml")!)
            {
                while (reader.Read())
                {
                    if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                        is1904 = reader.GetAttribute("date1904") is "1" or "true";
                    else if (
                        id.Length == 0
                        && reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" }
                        && reader.GetAttribute("state") is null or "visible"
                    )
                        id = IdOf(reader);
                }
            }
            using var links = Open("xl/_rels/workbook.xml.rels");
            while (links?.Read() == true)
            {
                if (links.LocalName == "Relationship" && links.GetAttribute("Id") == id && links.GetAttribute("Target") is { } target)
                    return (target.StartsWith('/') ? target[1..] : "xl/" + target, is1904);
            }
            return ("xl/worksheets/sheet1.xml", is1904);
        }

        /// <summary>In whichever namespace: Excel has two for it.</summary>
        private static string IdOf(XmlReader reader)
        {
            var id = "";
            while (reader.MoveToNextAttribute())
                id = reader.LocalName == "id" ? reader.Value : id;
            reader.MoveToElement();
            return id;
        }

        private List<string> Texts()
        {
            var found = new List<string>();
            using var reader = Open("xl/sharedStrings.xml");
            var length = 0;
            while (reader?.Read() == true)
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                    continue;
                found.Add(TextIn(reader));
                if ((length += found[^1].Length) > MaxText)
                    throw new TooMuchException();
            }
            return found;
        }

        private Result<IReadOnlyList<CsvRow>> Rows(XmlReader reader, int most)
        {
            var rows = new List<CsvRow>();
            var number = 0;
            while (reader.Read())
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                    continue;
                number = reader.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : number + 1;
                if (Cells(reader) is not { } cells)
                    return ImportRefusals.NotATable;
                if (cells.FindIndex(cell => !CleanText.IsReadable(cell)) is >= 0 and var at)
                    return ImportRefusals.TextUnreadable(number, at);
                var row = new CsvRow(number, cells);
                if (row.Filled == 0)
                    continue;
                if (rows.Count == most)
                    return ImportRefusals.TooManyRows;
                rows.Add(row);
            }
            return rows;
        }

        /// <summary>Null where it is wider than any table.</summary>
        private List<string>? Cells(XmlReader reader)
        {
            var cells = new List<string>();
            if (reader.IsEmptyElement)
                return cells;
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                    continue;
                var at = reader.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
                var text = Value(reader).Trim();
                if (text.Length == 0 && at >= MaxColumns)
                    continue;
                if (at >= MaxColumns || at < 0)
                    return null;
                while (cells.Count <= at)
                    cells.Add("");
                cells[at] = text;
            }
            return cells;
        }

        private string Value(XmlReader reader)
        {
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            if (reader.IsEmptyElement)
                return "";
            var (depth, value, inline) = (reader.Depth, "", "");
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" })
                    value = Inner(reader);
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "is" })
                    inline = TextIn(reader);
            }
            return type switch
            {
                "s" => texts[int.Parse(value, CultureInfo.InvariantCulture)],
                "inlineStr" => inline,
                "str" => Plain(value),
                "b" => value == "1" ? "ja" : "nein",
                "e" or "d" => value,
                _ => formats.Show(value, style),
            };
        }

        private static string Inner(XmlReader reader)
        {
            if (reader.IsEmptyElement)
                return "";
            var text = new StringBuilder();
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                    text.Append(reader.Value);
                if (text.Length > MaxCell)
                    throw new TooMuchException();
            }
            return text.ToString();
        }

        /// <summary>All parts of a text that is written in more than one way, without how it would be spoken.</summary>
        private static string TextIn(XmlReader reader)
        {
            if (reader.IsEmptyElement)
                return "";
            var text = new StringBuilder();
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                    Inner(reader);
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
                    text.Append(Inner(reader));
            }
            return Plain(text.ToString());
        }

        private static string Plain(string text) =>
            text.Contains("_x", StringComparison.Ordinal)
                ? Escaped()
                    .Replace(
                        text,
                        found =>
                            ((char)int.Parse(found.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
                    )
                : text;

        /// <summary>From 0: <c>AB12</c> is 27.</summary>
        private static int ColumnOf(string place)
        {
            var column = 0;
            foreach (var letter in place.TakeWhile(char.IsAsciiLetter).Take(4))
                column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
            return column - 1;
        }

        private XmlReader? Open(string path) =>
            archive.GetEntry(path) is { } entry ? XmlReader.Create(new UnpackedStream(entry.Open(), allowance), Settings) : null;
    }
}
