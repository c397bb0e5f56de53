using System.IO.Compression;
using System.Text;
using EventManager.Domain.Common;
using EventManager.Web.Platform.Csv;

namespace EventManager.Integration.Tests.Importing;

/// <summary>Workbooks as offices and other programs write them, and as nobody should.</summary>
public sealed class XlsxRowsTests
{
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="00000"/>
        <numFmt numFmtId="165" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="166" formatCode="#,##0 &quot;Tage&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_our_own_workbook_holds_comes_back_as_it_was()
    {
        using var file = new MemoryStream();
        TableCell[][] rows =
        [
            ["Öz", "=1+1", "01067", 3, TableCell.At(new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), "Europe/Berlin")],
        ];
        await XlsxFile.WriteAsync(file, new("Liste", ["Name", "Text", "PLZ", "Personen", "Wann"], Rows(rows)), Stop);

        var table = CsvTable.Read(file.ToArray()).Value;

        table.Heads.ShouldBe(["Name", "Text", "PLZ", "Personen", "Wann"]);
        table.Rows.Single().ShouldBe(["Öz", "=1+1", "01067", "3", "01.03.2026 10:30"]);
    }

    [Theory]
    [InlineData("""<c r="A2" s="1"><v>1067</v></c>""", "01067")]
    [InlineData("""<c r="A2"><v>4.9351E+11</v></c>""", "493510000000")]
    [InlineData("""<c r="A2" s="2"><v>46082</v></c>""", "01.03.2026")]
    [InlineData("""<c r="A2" s="3"><v>46082</v></c>""", "01.03.2026")]
    [InlineData("""<c r="A2" s="4"><v>46082.395833333336</v></c>""", "01.03.2026 09:30")]
    [InlineData("""<c r="A2" s="6"><v>0.39583333333333331</v></c>""", "09:30")]
    [InlineData("""<c r="A2" s="5"><v>46082</v></c>""", "46082")]
    [InlineData("""<c r="A2"><v>2.5</v></c>""", "2,5")]
    [InlineData("""<c r="A2"><v>0.1</v></c>""", "0,1")]
    [InlineData("""<c r="A2" t="b"><v>1</v></c>""", "ja")]
    [InlineData("""<c r="A2" t="str"><f>A1</f><v>Öz_x000D_</v></c>""", "Öz")]
    [InlineData("""<c r="A2" t="inlineStr"><is><r><t>An</t></r><r><t>na</t></r><rPh><t>x</t></rPh></is></c>""", "Anna")]
    [InlineData("""<c r="A2" t="s"><v>1</v></c>""", "Größe")]
    [InlineData("""<c r="A2" t="e"><v>#NV</v></c>""", "#NV")]
    [InlineData("""<c r="A2"/>""", "")]
    public void A_cell_reads_as_Excel_shows_it(string cell, string shown)
    {
        var book = Book($"<row r=\"2\">{cell}<c r=\"B2\" t=\"inlineStr\"><is><t>b</t></is></c></row>");

        var row = CsvTable.Read(book).Value.Rows.Single();

        row[0].ShouldBe(shown);
        row[1].ShouldBe("b");
        row.Number.ShouldBe(2);
    }

    [Fact]
    public void Gaps_hidden_sheets_and_the_calendar_of_old_Macs_are_read_as_they_are_meant()
    {
        var book = Book("""<row r="5"><c r="B5" s="2"><v>44620</v></c></row>""", is1904: true, hiddenFirst: true);

        var row = CsvTable.Read(book).Value.Rows.Single();

        row.Number.ShouldBe(5);
        row.ShouldBe(["", "01.03.2026"]);
    }

    [Fact]
    public void What_is_locked_old_damaged_or_no_workbook_is_refused_in_words()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        var whole = Book("""<row r="2"><c r="A2"><v>1</v></c></row>""");
        Refused(old).ShouldBe(ImportRefusals.WorkbookOld);
        Refused([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe(ImportRefusals.WorkbookLocked);
        Refused(whole[..(whole.Length / 2)]).ShouldBe(ImportRefusals.WorkbookDamaged);
        Refused(Book("<row r=\"2\"><c r=\"A2\"><v>1</v>")).ShouldBe(ImportRefusals.WorkbookDamaged);
        Refused(Book("""<row r="2"><c r="A2" t="s"><v>99</v></c></row>""")).ShouldBe(ImportRefusals.WorkbookDamaged);
        Refused(Book("""<row r="2"><c r="B2" t="inlineStr"><is><t>a_x0007_</t></is></c></row>"""))
            .ShouldBe(ImportRefusals.TextUnreadable(2, 1));
        Refused(Zip(("word/document.xml", "<a/>"))).ShouldBe(ImportRefusals.NotATable);
        Refused(Book("""<row r="2"><c r="ZZ2"><v>1</v></c></row>""")).ShouldBe(ImportRefusals.NotATable);
    }

    [Fact]
    public void A_document_type_is_refused_and_a_small_file_does_not_become_a_large_one()
    {
        Refused(Book("<row r=\"2\"/>", prolog: "<!DOCTYPE a [<!ENTITY b \"bb\">]>")).ShouldBe(ImportRefusals.WorkbookDamaged);
        var bomb = Book($"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{new string('a', 70 * 1024 * 1024)}</t></is></c></row>");
        bomb.Length.ShouldBeLessThan(1024 * 1024);
        Refused(bomb).ShouldBe(ImportRefusals.WorkbookTooLarge);
        // And no cell holds a book.
        var lying = Book($"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{new string('a', 200_000)}</t></is></c></row>");
        Refused(lying).ShouldBe(ImportRefusals.WorkbookTooLarge);
    }

    /// <summary>Row numbers come from the file: each gap is small enough, and all of them would fill the memory.</summary>
    [Fact]
    public void Rows_that_jump_to_and_fro_leave_no_more_blank_lines_than_a_table_has()
    {
        var rows = string.Concat(
            Enumerable
                .Range(0, 400)
                .Select(i => $"""<row r="{(i % 2 == 0 ? 2 : 50_002)}"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>""")
        );

        var text = CsvTable.Read(Book(rows)).Value.AsText();

        text.Count(c => c == '\n').ShouldBeLessThan(CsvTable.MaxRows + 500);
    }

    private static Refusal Refused(byte[] content) => CsvTable.Read(content).Refusal.ShouldNotBeNull();

    private static async IAsyncEnumerable<IEnumerable<TableCell>> Rows(TableCell[][] rows)
    {
        foreach (var row in rows)
            yield return row;
        await Task.CompletedTask;
    }

    private static byte[] Book(string rows, bool is1904 = false, bool hiddenFirst = false, string prolog = "")
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var hidden = hiddenFirst ? "<sheet name=\"alt\" sheetId=\"1\" state=\"hidden\" r:id=\"rId7\"/>" : "";
        const string Head =
            """<row r="1"><c r="A1" t="inlineStr"><is><t>Kopf A</t></is></c><c r="B1" t="inlineStr"><is><t>Kopf B</t></is></c></row>""";
        return Zip(
            (
                "xl/workbook.xml",
                $"<workbook {Main} xmlns:r=\"{Office}\"><workbookPr{(is1904 ? " date1904=\"1\"" : "")}/><sheets>{hidden}<sheet name=\"Liste\" sheetId=\"2\" r:id=\"rId3\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId3\" Target=\"/xl/worksheets/sheet9.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", Styles),
            ("xl/sharedStrings.xml", $"<sst {Main}><si><t>null</t></si><si><t xml:space=\"preserve\"> Größe </t></si></sst>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData/></worksheet>"),
            ("xl/worksheets/sheet9.xml", $"{prolog}<worksheet {Main}><sheetData>{Head}{rows}</sheetData></worksheet>")
        );
    }

    private static byte[] Zip(params (string Path, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }
}
