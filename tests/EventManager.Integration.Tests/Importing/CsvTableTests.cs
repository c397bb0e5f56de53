using System.Text;
using EventManager.Web.Platform.Csv;

namespace EventManager.Integration.Tests.Importing;

public sealed class CsvTableTests
{
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void The_separator_shows_itself(char separator)
    {
        var text =
            string.Join(separator, "Nachname", "\"Vor;na,me\"", "Mail") + "\r\n" + string.Join(separator, "Öz", "Ada", "a@x.example");

        var table = CsvTable.Read(text).Value;

        table.Heads.ShouldBe(["Nachname", "Vor;na,me", "Mail"]);
        table.Rows.Single().ShouldBe(["Öz", "Ada", "a@x.example"]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with its mark")]
    [InlineData("utf-16 with its mark")]
    [InlineData("windows-1252")]
    public void Umlauts_come_through_in_every_encoding_of_an_office(string encoding)
    {
        const string Text = "Nachname;Vorname\nGröße;Zoë €\n";
        byte[] content = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 with its mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            "utf-16 with its mark" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            _ => Windows.GetBytes(Text),
        };

        var table = CsvTable.Read(content).Value;

        table.Heads[0].ShouldBe("Nachname");
        table.Rows.Single().ShouldBe(["Größe", "Zoë €"]);
    }

    [Fact]
    public void Line_breaks_in_quotes_short_rows_and_empty_rows_are_no_trouble()
    {
        var table = CsvTable.Read("a;b;c\n\"eins\nzwei\";\"er sagt \"\"ja\"\"\";3;zu viel\n;;\n\nnur eins\n").Value;

        table.Rows.Count.ShouldBe(2);
        table.Rows[0].ShouldBe(["eins\nzwei", "er sagt \"ja\"", "3"]);
        table.Rows[1].ShouldBe(["nur eins", "", ""]);
    }

    [Fact]
    public void What_our_own_table_disarmed_comes_back_as_it_was() =>
        CsvTable.Read("a\n'=1+1\n'@x\n'kein\n").Value.Rows.Select(row => row[0]).ShouldBe(["=1+1", "@x", "'kein"]);

    [Fact]
    public void What_is_no_table_is_refused()
    {
        CsvTable.Read([0x50, 0x4B, 3, 4, 20, 0, 6, 0]).Refusal.ShouldBe(ImportRefusals.NotATable, "a workbook is an archive");
        CsvTable.Read("nur eine Kopfzeile").Refusal.ShouldBe(ImportRefusals.Empty);
        CsvTable.Read([]).Refusal.ShouldBe(ImportRefusals.Empty);
        CsvTable.Read(new byte[50 * 1024 * 1024]).Refusal.ShouldBe(ImportRefusals.FileTooLarge);
        CsvTable.Read("a;b\n\"nie geschlossen;" + new string('x', 400_000)).Refusal.ShouldBe(ImportRefusals.NotATable);
    }
}
